"""The claims that tables make."""
