"""Calendars of months and of weeks."""
