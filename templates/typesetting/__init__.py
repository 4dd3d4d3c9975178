"""How the shipped template is made."""
