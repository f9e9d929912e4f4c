"""Draw the two pictures of docs/model.md: how honest the scores are, and quality against speed.

    briefing evaluate dev.jsonl --json > dev.json
    python docs/scripts/model_pictures.py dev.json docs/scripts/frontier.json docs/pictures

``frontier.json`` holds rows of name, macro-F1, sentences a second and MiB, as measured in one run.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 640, 420, 64, 56, 28, 24
INK, PALE, BLUE, RED = "#222", "#ccc", "#1f5f99", "#a33"


def across(share: float) -> float:
    """The x of ``share`` (0 to 1) of the width of the plot."""
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def up(share: float) -> float:
    """The y of ``share`` (0 to 1) of the height of the plot."""
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)


def text(x: float, y: float, words: str, anchor: str = "middle", more: str = "") -> str:
    """``words`` at (x, y)."""
    words = words.replace("&", "&amp;").replace("<", "&lt;")
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{INK}" {more}>{words}</text>'


def line(x1: float, y1: float, x2: float, y2: float, colour: str = PALE, more: str = "") -> str:
    """A line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" {more}/>'


def axes(title: str, below: str, beside: str) -> list[str]:
    """The names of a plot and of its axes."""
    middle = (HEIGHT - BOTTOM + TOP) / 2
    return [
        text(WIDTH / 2, 18, title, more='font-weight="bold"'),
        text(across(0.5), HEIGHT - 12, below),
        text(16, middle, beside, more=f'transform="rotate(-90 16 {middle})"'),
    ]


def svg(parts: Sequence[str], title: str) -> str:
    """A picture of ``parts``."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}" '
        f'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def reliability(found: dict[str, Any]) -> str:
    """The share of right verdicts against their score, in bins; the area of a dot is the number of verdicts."""
    low = 0.2
    parts = axes("Verdicts by score", "mean score", "share that is right")
    for tick in (0.2, 0.4, 0.6, 0.8, 1.0):
        at = (tick - low) / (1 - low)
        parts += [line(across(at), up(0), across(at), up(1)), line(across(0), up(at), across(1), up(at))]
        parts += [
            text(across(at), up(0) + 18, f"{tick:.1f}"),
            text(across(0) - 8, up(at) + 4, f"{tick:.1f}", "end"),
        ]
    parts.append(line(across(0), up(0), across(1), up(1), INK, 'stroke-dasharray="4 4"'))
    total = sum(each["count"] for each in found["bins"])
    for each in found["bins"]:
        x, y = ((each[key] - low) / (1 - low) for key in ("score", "right"))
        radius = 3 + 26 * math.sqrt(each["count"] / total)
        parts.append(
            f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="{radius:.1f}" fill="{BLUE}" fill-opacity="0.45"/>'
            f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="2" fill="{BLUE}"/>'
        )
    said = f"expected calibration error {found['calibration_error']:.3f}, {found['units']} units"
    return svg([*parts, text(across(0.03), up(0.95), said, "start")], "Reliability of the scores")


def frontier(rows: Sequence[dict[str, Any]]) -> str:
    """Macro-F1 against sentences a second (logarithmic); the area of a dot is the size of the model."""
    low, high, least, most = 0.45, 0.9, 1.5, 5.2
    parts = axes("Quality against speed", "sentences a second of one core (logarithmic)", "macro-F1 on dev")
    for tick in (0.5, 0.6, 0.7, 0.8, 0.9):
        at = (tick - low) / (high - low)
        parts += [line(across(0), up(at), across(1), up(at)), text(across(0) - 8, up(at) + 4, f"{tick:.1f}", "end")]
    for tick in (2, 3, 4, 5):
        at = (tick - least) / (most - least)
        parts += [line(across(at), up(0), across(at), up(1)), text(across(at), up(0) + 18, f"{10**tick:,}")]
    for row in rows:
        x = across((math.log10(row["rate"]) - least) / (most - least))
        y = up((row["macro_f1"] - low) / (high - low))
        colour, radius = (RED if row.get("ships") else BLUE), 4 + 2.2 * math.sqrt(row["mib"])
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity="0.45"/>')
        anchor = "end" if row.get("left") else "start"
        shift = -radius - 4 if row.get("left") else radius + 4
        parts.append(text(x + shift, y + 4 + row.get("lower", 0), f"{row['short']} {row['macro_f1']:.3f}", anchor))
    return svg(parts, "Macro-F1 against sentences a second")


def main() -> None:
    """Write both pictures."""
    evaluation, rows, folder = map(Path, sys.argv[1:4])
    folder.mkdir(parents=True, exist_ok=True)
    found = json.loads(evaluation.read_text("utf-8"))
    (folder / "model-reliability.svg").write_text(reliability(found), "utf-8")
    (folder / "model-frontier.svg").write_text(frontier(json.loads(rows.read_text("utf-8"))), "utf-8")


if __name__ == "__main__":
    main()
