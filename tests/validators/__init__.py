"""Would Word and Excel open what the program writes? Judged by validators made by others."""
