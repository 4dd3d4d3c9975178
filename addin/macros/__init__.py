"""What runs inside Excel and Word, built from the sources in ``macros``."""

from addin.macros.books import ADDIN, LEDGER, write_addin, write_ledger
from addin.macros.word_template import WORD_ADDIN, write_word_addin

__all__ = ["ADDIN", "LEDGER", "WORD_ADDIN", "write_addin", "write_ledger", "write_word_addin"]
