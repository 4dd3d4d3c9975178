"""``python -m addin``: the same program as ``taizhang``."""

import sys


def run() -> int:
    """Run the command line; whoever interrupts it while it is being loaded sees no traceback."""
    try:
        from addin.cli import main  # noqa: PLC0415

        return main()
    except KeyboardInterrupt:
        return 2


if __name__ == "__main__":
    sys.exit(run())
