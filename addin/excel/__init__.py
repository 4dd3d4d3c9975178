"""The workbook that is open in Excel: read, marked, and written back to, through xlwings."""
