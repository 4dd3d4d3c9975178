"""整改台账. Problems found, and what is done about each."""
