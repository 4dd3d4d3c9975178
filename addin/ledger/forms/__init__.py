"""Forms of tables other than lists, each read into records by a module of its own."""
