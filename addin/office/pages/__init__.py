"""Our sheets before anybody draws them: what is shown where, and how it looks."""
