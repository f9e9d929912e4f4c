"""A small network learns who threatens, the same way twice; labels become words of a window."""

from __future__ import annotations

import string
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from briefing.analysis.register.training.descent import tensors  # noqa: E402
from briefing.analysis.register.training.model import Shape  # noqa: E402
from briefing.analysis.threats.parts import told  # noqa: E402
from briefing.analysis.threats.training.examples import Example, Label, example  # noqa: E402
from briefing.analysis.threats.training.fit import Plan, ThreatNetwork, train  # noqa: E402
from briefing.wordpiece import WordPiece  # noqa: E402

LETTERS = [prefix + letter for letter in string.ascii_lowercase for prefix in ("", "##")]
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", "attacks", "signs", *LETTERS]
WORDS = WordPiece(VOCABULARY)


def made(who: str, verb: str, whom: str) -> tuple[str, Example]:
    text = f"{who} {verb} {whom} ."
    end = len(text) - 2
    places = {
        "actor": ((0, 1),),
        "target": ((end - 1, end),),
        "conduct": ((2, end),),
        "likelihood": (),
        "horizon": (),
    }
    holds = verb == "attacks"
    return text, example(Label(("d", 1), holds, places if holds else dict.fromkeys(places, ())), text, WORDS)


EXAMPLES = [made(a, verb, b)[1] for verb in ("attacks", "signs") for a in "abcdef" for b in "uvwxyz"]


def trained() -> Any:
    torch.manual_seed(0)
    network = ThreatNetwork(len(VOCABULARY), 1, Shape(48, 96))
    train(network, EXAMPLES, Plan(epochs=12, rate=1e-3, head_rate=1e-2))
    return network


@pytest.fixture(scope="module")
def network() -> Any:
    return trained()


def test_a_network_learns_who_threatens_whom(network: Any) -> None:
    text, one = made("c", "attacks", "z")
    with torch.no_grad():
        found = told(network(*tensors([one.window]))[0].numpy(), one.window)
        other = told(network(*tensors([made("c", "signs", "z")[1].window]))[0].numpy(), one.window)
    assert found.holds > 0.5 > other.holds
    assert [text[slice(*place)] for place in (*found.actor, *found.target)] == ["c", "z"]
    assert text[slice(*found.conduct)] == "attacks z"


def test_the_same_examples_give_the_same_network(network: Any) -> None:
    again = trained()
    assert all(torch.equal(again.state_dict()[name], value) for name, value in network.state_dict().items())
