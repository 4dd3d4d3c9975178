"""阵地. Websites, accounts, boards and rooms, and when each was last inspected."""
