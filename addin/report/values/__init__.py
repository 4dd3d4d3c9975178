"""The fields of templates and their values, each with the rows behind it."""
