"""Files from outside, held to limits and read: workbooks, text tables, packages."""
