"""Data that comes with the program and that a bureau may change: TOML files beside their code."""
