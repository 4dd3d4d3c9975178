"""What strokes and fills say, where a legend explains them."""
