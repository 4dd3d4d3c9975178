"""A cell's text to a value, or what is wrong with it; never a guess."""
