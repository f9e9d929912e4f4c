"""How fast whole briefs are made, as ratios in one run; prints a table and fails where a floor is not held.

    python benchmarks/speed.py      (with pypandoc_binary, typst, weasyprint; what is missing is named and skipped)

(a) a cold ``briefing build`` of one 1,000-word article to PDF and Word against pandoc to docx plus pandoc and typst to
PDF, and against WeasyPrint, of the same brief's Markdown and HTML; (b) CPU a brief in a warm process, and a batch on
two cores against one; (c) 10, 100 and 1,000 pages of source; (d) peak memory of one article.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

SEED = Path(__file__).resolve().parents[1] / "seeds" / "balkans-commentary.txt"
RUNS = 5
WORDS_A_PAGE = 450
COLD_RATIO, WARM_SECONDS, BATCH_RATIO, PEAK_MIB = 3.0, 0.25, 1.8, 250.0
_PANDOC = "import pypandoc, subprocess, sys; subprocess.run([pypandoc.get_pandoc_path(), *sys.argv[1:]], check=True)"
_TYPST = "import typst, sys; typst.compile(sys.argv[1], output=sys.argv[2])"
_WEASY = "import weasyprint, sys; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"


def has(*names: str) -> bool:
    """Whether the libraries ``names`` are installed; says so when not."""
    missing = [name for name in names if importlib.util.find_spec(name) is None]
    for name in missing:
        print(f"{name} is not installed: its rows are skipped")
    return not missing


def timed(*commands: list[str]) -> float:
    """The least wall time, in seconds, of running ``commands`` one after the other, over several runs."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        for command in commands:
            subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return min(times)


def article(folder: Path, words: int) -> Path:
    """A text of about ``words`` words, made of the sample commentary's paragraphs."""
    text = SEED.read_text("utf-8")
    count = max(1, round(words / len(text.split())))
    path = folder / f"article-{words}.txt"
    path.write_text("\n\n".join(text.replace("2023", str(1900 + n % 100)) for n in range(count)), "utf-8")
    return path


def row(name: str, value: float, unit: str, floor: float | None = None, *, least: bool = False) -> bool:
    """Print a row; whether it keeps its floor (at most ``floor``, or at least with ``least``)."""
    kept = floor is None or (value >= floor if least else value <= floor)
    bound = "" if floor is None else f"  ({'at least' if least else 'at most'} {floor:g}{'' if kept else ': NOT HELD'})"
    print(f"{name:<58}{value:>9.2f} {unit}{bound}", flush=True)
    return kept


def cold(folder: Path) -> bool:
    """(a): a cold build against pandoc with typst, and against WeasyPrint."""
    build = [
        sys.executable,
        "-m",
        "briefing",
        "build",
        str(article(folder, 1000)),
        "-o",
        str(folder),
        "--name",
        "brief",
    ]
    ours = timed([*build, "--format", "pdf,docx"])
    row("cold build of 1,000 words to PDF and Word", ours, "s")
    subprocess.run([*build, "--format", "md,html"], check=True, capture_output=True)
    if not has("pypandoc", "typst", "weasyprint"):
        return True
    source, page = str(folder / "brief.md"), str(folder / "brief.html")
    python = [sys.executable, "-c"]
    word = [*python, _PANDOC, source, "-o", str(folder / "pandoc.docx")]
    typ = [*python, _PANDOC, source, "-s", "-o", str(folder / "pandoc.typ")]
    pdf = [*python, _TYPST, str(folder / "pandoc.typ"), str(folder / "typst.pdf")]
    weasy = [*python, _WEASY, page, str(folder / "weasy.pdf")]
    pandoc = timed(word, typ, pdf)
    row("pandoc to docx, pandoc and typst to PDF", pandoc, "s")
    other = timed(word, weasy)
    row("pandoc to docx, WeasyPrint to PDF", other, "s")
    return row("ratio to pandoc and typst", ours / pandoc, "", COLD_RATIO) & row(
        "ratio to WeasyPrint", ours / other, "", 1
    )


_WARM = """
import sys, time
from briefing import Settings, read, analyse
from briefing.output import make
settings = Settings(date="2026-01-31", formats=("pdf", "docx"))
def one(): make(analyse(read([sys.argv[1]], settings), settings), settings)
one(); one()
started = time.process_time()
for _ in range(5): one()
print((time.process_time() - started) / 5)
"""


def warm(folder: Path) -> bool:
    """(b): CPU seconds a brief with both formats in a process that has made some before."""
    done = subprocess.run(
        [sys.executable, "-c", _WARM, str(article(folder, 1000))], check=True, capture_output=True, text=True
    )
    return row("warm: CPU a brief, PDF and Word", float(done.stdout), "s", WARM_SECONDS)


def batch(folder: Path, count: int = 60) -> bool:
    """(b): a batch on two cores against one, each with a process a core."""
    documents = folder / "many"
    documents.mkdir()
    text = article(folder, 1000).read_text("utf-8")
    for number in range(count):
        (documents / f"{number}.txt").write_text(f"Number {number}\n\n{text}", "utf-8")
    times = {}
    for cores in (1, 2):
        command = [sys.executable, "-m", "briefing", "batch", str(documents), "-o", str(folder / f"out{cores}")]
        started = time.perf_counter()
        subprocess.run(
            [*command, "--workers", str(cores)],
            check=True,
            capture_output=True,
            preexec_fn=partial(os.sched_setaffinity, 0, range(cores)),
        )
        times[cores] = time.perf_counter() - started
        row(f"batch of {count} on {cores} core{'s' if cores > 1 else ''}", count / times[cores], "a second")
    return row("two cores against one", times[1] / times[2], "", BATCH_RATIO, least=True)


def pages(folder: Path) -> bool:
    """(c): 10, 100 and 1,000 pages of source, time and peak memory."""
    kept, before = True, 0.0
    for count in (10, 100, 1000):
        path = article(folder, count * WORDS_A_PAGE)
        seconds, peak = measured(
            [sys.executable, "-m", "briefing", "build", str(path), "-o", str(folder), "--format", "json"]
        )
        row(f"{count:,} pages to JSON", seconds, f"s, {peak:.0f} MiB")
        if before:
            kept &= row("  ratio to ten times less", seconds / before, "", 13)
        before = seconds
    return kept


def memory(folder: Path) -> bool:
    """(d): peak memory of one article to PDF and Word."""
    _, peak = measured([sys.executable, "-m", "briefing", "build", str(article(folder, 1000)), "-o", str(folder)])
    return row("peak memory, one article to PDF, Word and JSON", peak, "MiB", PEAK_MIB)


def measured(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak resident MiB of ``command``."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def main() -> int:
    """Run the parts named on the command line, or all; 1 where a floor is not held."""
    parts: dict[str, Callable[[Path], bool]] = {
        "cold": cold,
        "warm": warm,
        "batch": batch,
        "pages": pages,
        "memory": memory,
    }
    chosen = sys.argv[1:] or list(parts)
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as name:
        kept = [parts[part](Path(name)) for part in chosen]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
