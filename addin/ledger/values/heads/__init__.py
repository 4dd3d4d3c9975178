"""Numbers of people as clerks write them: counted, listed, of each meeting."""
