"""How much is read at most of what comes, each limit with its reason.

Within them a command ends in 20 seconds of processor time and 1 GB of memory; of what real offices
have, a book of 200,000 activities takes longer (28 seconds).
"""

MOST_CELLS = 20_000_000
"""Cells of a sheet from A1 to the last filled row and column.

The fast reader lays all of them out, at 32 bytes a cell: 640 MB.
"""

MOST_CELLS_TOGETHER = 100_000_000
"""The same of all sheets of a workbook, one read after the other: 8 million take a second."""

MOST_CELLS_OF_OLD = 8_000_000
"""The same of all sheets of a .xls, of which the reader lays out all sheets at once, twice."""

MOST_FILLED_CELLS = 3_000_000
"""Cells with content in a workbook: 200,000 activities have 2.6 million and take 550 MB."""

MOST_SHEETS = 400
"""Sheets of a workbook; a year of daily sheets has 366. One without heads takes 30 ms."""

MOST_COLUMNS = 16_384
"""Columns of a sheet: Excel has no more."""

MOST_ELEMENTS = 550_000
"""XML elements of the body of a report: a book of 1,000 pages has 500,000; each takes 1 kB."""

MOST_CHARACTERS = 700_000
"""Characters of a report: 1,000 full pages (22 lines of 28) have 616,000."""

LONGEST_PARAGRAPH = 20_000
"""Characters of a paragraph: 32 pages; some rules look from each word at the rest of it."""

MOST_NUMBERS = 15_000
"""Numbers with a unit or in a table that are audited: 1,000 take a second; ten pages have 200."""

MOST_TAGS = 5_000
"""Tags of a template: ours has 300; the library that compiles them does 1,000 a second."""

LONGEST_QUOTATION = 300
"""Characters between two marks that are still taken for one title or quotation."""

MOST_BASES = 30
"""Styles that a style of a report rests on, one on the other; Word itself allows about ten."""
