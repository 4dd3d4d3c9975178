"""Files that we write: safely, never over another; and copies with a few cells changed."""
