"""Networks that were trained from the same start are averaged."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from briefing.analysis.register.network import Layout  # noqa: E402
from briefing.analysis.register.training.fit import mean  # noqa: E402
from briefing.analysis.register.training.model import Network, Shape  # noqa: E402


def test_the_mean_of_two_networks_has_of_each_its_share() -> None:
    before, after = (Network(8, 1, Layout((), ("legal",)), Shape(24, 48)) for _ in range(2))
    first, second = (network.state_dict()["words.weight"].clone() for network in (before, after))
    found = mean(before, after, 0.6).state_dict()["words.weight"]
    assert torch.allclose(found, 0.4 * first + 0.6 * second)
