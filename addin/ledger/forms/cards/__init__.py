"""Cards and record forms: their labels, boxes and values."""
