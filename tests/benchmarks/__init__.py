"""How fast the program is, as ratios measured side by side: ``python -m tests.benchmarks``."""
