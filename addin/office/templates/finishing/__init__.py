"""What is right of a filled document only when it is whole: lists, tables, pictures, boxes."""
