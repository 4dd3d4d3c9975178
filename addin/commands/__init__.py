"""The commands: each a module with its arguments (``add``) and what it does (``run``)."""
