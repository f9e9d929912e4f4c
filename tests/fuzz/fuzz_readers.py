"""Coverage-guided fuzzing of one reader; ``make fuzz`` runs it for each format.

python -m tests.fuzz.fuzz_readers docx tests/fuzz/corpus/docx -max_total_time=60
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["briefing"]):
    from tests.fuzz.reading import read_or_refuse


def main() -> None:
    """Fuzz the reader of the format that the first argument names, until the time is over or a bug is found."""
    name = f"fuzz.{sys.argv.pop(1)}"
    atheris.Setup(sys.argv, lambda data: read_or_refuse(data, name) and None)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
