"""What a report says: events and dates, statements without support, private data, figures."""
