"""What is due by when and not yet held or done as of a day (待办); a module a source."""
