"""Texts that are activities: lines, diaries, agendas."""
