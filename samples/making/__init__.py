"""How the sample ledgers are made: their model, their contents, their looks."""
