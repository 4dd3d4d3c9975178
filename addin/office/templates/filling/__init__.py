"""Filling Word templates: read once into plain data, run over a ledger's values, written beside
the parts that stay as they are; docxtpl's own way for what is out of the ordinary."""
