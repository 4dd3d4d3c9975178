"""发展党员. The way of each person into the Party, step by step."""
