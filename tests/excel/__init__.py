"""An Excel that stands in memory, for tests of code written against xlwings."""
