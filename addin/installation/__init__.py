"""Putting the add-in into Excel, taking it out, and saying what is wrong with a computer."""
