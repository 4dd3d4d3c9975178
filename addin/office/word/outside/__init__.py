"""What a document fetches from elsewhere as it is opened, and what may run in it: taken out."""
