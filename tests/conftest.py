"""What holds for every test: options of the run, and no haste."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# Speed is measured in benchmarks/, never by a test: a busy machine must not fail one.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--accept`` writes what was printed into the pages of tests/commands and tests/golden; never in CI."""
    parser.addoption("--accept", action="store_true", help="write goldens anew")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--accept") and os.environ.get("CI"):
        raise pytest.UsageError("--accept is refused in CI: look at the change and commit it")
