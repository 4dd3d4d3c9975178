"""Parts of a figure: the rows of a person, a place, a topic, a partner."""
