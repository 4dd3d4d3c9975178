"""What runs inside Excel, built, read back, checked, and run in LibreOffice."""
