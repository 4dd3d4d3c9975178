"""What a report says: the fields a template may use, and the sentences made from figures."""
