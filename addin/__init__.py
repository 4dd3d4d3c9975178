"""台账通: from ledger to figure to sentence, and back from the sentence to its rows."""

__version__ = "0.1.0"
