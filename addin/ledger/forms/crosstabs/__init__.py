"""Tables with two axes, and what their cells say was held."""
