"""How long a long brief takes to become a tagged PDF and a Word file, beside WeasyPrint and pandoc in the same run.

::

    python benchmarks/rendering.py

The brief has 400 paragraphs and a register of 250 rows. Each tool renders it once in a process of its own: seconds of
processor time and the largest memory in use are that process's, with all that it imports. WeasyPrint (untagged) gets
the brief as HTML and pandoc as Markdown, both written by the program itself. A tool that is not installed is named and
left out. Floors: PDF at most half of WeasyPrint, Word at most pandoc; exit status 1 where one is missed. Then the PDF
is made of two to ten times as many blocks, to see that time grows with them and no faster.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
FLOORS = (("pdf", "weasyprint", 0.5), ("docx", "pandoc", 1.0))
FACTORS = (1, 2, 5, 10)

_BRIEF = "import sys; sys.path.insert(0, {root!r}); from tests.renderers.sample_brief import long_brief; "
_RENDER = _BRIEF + (
    "from pathlib import Path; from briefing.renderers import render; "
    "Path({target!r}).write_bytes(render(long_brief(400 * {factor}, 250 * {factor}), {format!r}))"
)
_WEASYPRINT = "from weasyprint import HTML; HTML({source!r}).write_pdf({target!r})"


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time and MiB of memory that a process took."""

    seconds: float
    memory: float


def measured(command: list[str]) -> Cost:
    """What ``command`` took; raises ``CalledProcessError`` when it fails."""
    watch = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL); "
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime + u.ru_stime, u.ru_maxrss / 1024)"
    )
    result = subprocess.run([sys.executable, "-c", watch, *command], check=True, capture_output=True, text=True)
    seconds, memory = result.stdout.split()[-2:]
    return Cost(float(seconds), float(memory))


def ours(name: str, folder: Path, factor: int = 1) -> Cost:
    """What rendering the long brief in the format ``name`` took; the file is ``long.NAME`` in ``folder``."""
    target = str(folder / f"long.{name}")
    code = _RENDER.format(root=str(ROOT), target=target, factor=factor, format=name)
    return measured([sys.executable, "-c", code])


def weasyprint(folder: Path) -> Cost | None:
    """What WeasyPrint took for the HTML in ``folder``, or ``None`` where it is not installed."""
    if find_spec("weasyprint") is None:
        return None
    ours("html", folder)
    paths = {"source": str(folder / "long.html"), "target": str(folder / "weasyprint.pdf")}
    return measured([sys.executable, "-c", _WEASYPRINT.format(**paths)])


def pandoc(folder: Path) -> Cost | None:
    """What pandoc took for the Markdown in ``folder``, or ``None`` where it is not installed."""
    program = pandoc_path()
    if program is None:
        return None
    ours("md", folder)
    return measured([program, str(folder / "long.md"), "-o", str(folder / "pandoc.docx")])


def pandoc_path() -> str | None:
    """The pandoc of ``pypandoc_binary``, else the one on the path."""
    if find_spec("pypandoc") is not None:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    return shutil.which("pandoc")


def pages(path: Path) -> int:
    """The number of pages of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def main() -> int:
    """Prints a line for each tool and each size; returns 1 where a floor is missed."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        others = {"weasyprint": weasyprint(folder), "pandoc": pandoc(folder)}
        missed = [line for line in (_compared(*floor, others, folder) for floor in FLOORS) if line]
        for factor in FACTORS:
            cost = ours("pdf", folder, factor)
            count = pages(folder / "long.pdf")
            each = 1000 * cost.seconds / count
            print(f"pdf x{factor}: {count} pages, {_text(cost)}, {each:.1f} ms a page")
    for line in missed:
        print(line)
    return int(bool(missed))


def _compared(name: str, other: str, most: float, others: dict[str, Cost | None], folder: Path) -> str:
    """Prints how ``name`` stands to the other tool; what is missed, or nothing."""
    cost, theirs = ours(name, folder), others[other]
    if theirs is None:
        print(f"{name}: {_text(cost)}; {other} is not installed, left out")
        return ""
    ratio = cost.seconds / theirs.seconds
    both = f"{name}: {_text(cost)}; {other}: {_text(theirs)}"
    print(f"{both}; ratio {ratio:.2f} (at most {most:.2f})")
    return f"missed: {name} takes {ratio:.2f} of the time of {other}, at most {most:.2f}" if ratio > most else ""


def _text(cost: Cost) -> str:
    return f"{cost.seconds:.2f} s, {cost.memory:.0f} MiB"


if __name__ == "__main__":
    sys.exit(main())
