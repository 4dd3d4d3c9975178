"""谈心谈话. Talks: only counts of them leave the program."""
