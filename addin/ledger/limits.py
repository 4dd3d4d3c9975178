"""How much is read at most of what comes, each limit with its reason.

A command ends within 20 seconds of processor time and 1 GB of memory, whatever file it is given.
"""

MOST_CELLS = 20_000_000
"""Cells from A1 to the last filled row and column, of all sheets of a workbook that are read.

The fast reader lays all of them out, at 32 bytes a cell: 640 MB.
"""

MOST_CELLS_OF_OLD = 8_000_000
"""The same of a .xls, of which the reader lays out all sheets at once, twice."""

MOST_FILLED_CELLS = 4_000_000
"""Cells with content on one sheet: 200,000 activities have 2.6 million and take 550 MB."""

MOST_SHEETS = 1_000
"""Sheets of a workbook; a year of daily sheets has 366. Each costs a millisecond or more."""

MOST_COLUMNS = 16_384
"""Columns of a sheet: Excel has no more."""

MOST_ELEMENTS = 400_000
"""XML elements of the body of a report: a book of 300 pages has 150,000; each takes 1 kB."""

MOST_CHARACTERS = 500_000
"""Characters of a report: a book of 500 pages; the rules read 50,000 a second."""

MOST_TAGS = 5_000
"""Tags of a template: ours has 300; the library that compiles them does 1,000 a second."""

LONGEST_QUOTATION = 300
"""Characters between two marks that are still taken for one title or quotation."""
