"""Every kind of sheet together: a whole workbook read, counted and checked."""
