"""``python -m addin``: the same program as ``taizhang``."""

import sys

from addin.cli import main

if __name__ == "__main__":
    sys.exit(main())
