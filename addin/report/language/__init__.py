"""How a template is written: what a field is, the filters, and the check of the tags."""
