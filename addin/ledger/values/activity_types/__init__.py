"""The types of activity in the words that clerks give them."""
