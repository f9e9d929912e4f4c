from __future__ import annotations

import subprocess
import sys

import briefing


def test_every_public_name_is_there_and_explains_itself() -> None:
    for name in briefing.__all__:
        value = getattr(briefing, name)
        assert isinstance(value, str) or value.__doc__, name


def test_the_facade_brings_in_no_stage_before_it_is_run() -> None:
    heavy = "onnxruntime numpy reportlab docx jinja2 markdown_it trafilatura pypdfium2 lxml rich".split()
    program = f"import sys, briefing; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    assert briefing.__version__ == version("policy-briefing")


def test_a_source_of_which_nothing_is_sorted_is_named_in_a_warning() -> None:
    notes = (
        b"Ana Berg is the director of the Harbour Program at the Centre for Coastal Studies.\n\nAll rights reserved."
    )
    ports = b"NATO should send ships. Pirates attacked the port in 2021 and threaten to come back."
    sources = (briefing.read_bytes(notes, "notes.txt"), briefing.read_bytes(ports, "ports.txt", source_id="S2"))
    found = [each for each in briefing.analyse(sources).notices if each.code == "nothing-sorted"]
    assert [each.where for each in found] == ["S1"]
