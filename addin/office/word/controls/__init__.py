"""A report's values in content controls: made, remembered, found again and renewed."""
