"""Entry point of ``briefing`` and ``python -m briefing``."""

import sys

from briefing.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
