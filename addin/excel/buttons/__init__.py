"""What the ribbon's buttons do, a module a job; loaded with the first click that needs it."""
