"""必学清单. What must be studied by when, and whether a record says that it was."""
