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
