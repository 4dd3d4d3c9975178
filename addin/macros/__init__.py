"""What runs inside Excel, built from the sources in ``macros``: an add-in and a ledger workbook."""

from addin.macros.books import ADDIN, LEDGER, write_addin, write_ledger

__all__ = ["ADDIN", "LEDGER", "write_addin", "write_ledger"]
