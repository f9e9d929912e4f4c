"""Options of the test run."""

from __future__ import annotations

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept`` writes what was printed into the pages of tests/commands and tests/golden; never in CI."""
    parser.addoption("--accept", action="store_true", help="write goldens anew")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("--accept is refused in CI: look at the change and commit it")
