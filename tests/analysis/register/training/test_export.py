"""The graph of the register's network says what the network says, whatever its inputs spread like."""

from __future__ import annotations

import string
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from briefing.analysis.graph import PARTS  # noqa: E402
from briefing.analysis.register.artefact import assemble  # noqa: E402
from briefing.analysis.register.network import Layout, Thresholds  # noqa: E402
from briefing.analysis.register.training.descent import tensors  # noqa: E402
from briefing.analysis.register.training.export import export  # noqa: E402
from briefing.analysis.register.training.model import Network, Shape  # noqa: E402
from briefing.analysis.register.training.restore import restored  # noqa: E402
from briefing.analysis.window import window  # noqa: E402
from briefing.wordpiece import WordPiece  # noqa: E402

LETTERS = [prefix + letter for letter in string.ascii_lowercase for prefix in ("", "##")]
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", *LETTERS]
LAYOUT = Layout(("use",), ("legal", "other"))
WINDOW = window("the port must act .", "a storm came .", "it was late .", WordPiece(VOCABULARY))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("shape", [Shape(), Shape(buckets=32)])
def test_a_few_wide_inputs_do_not_make_the_graph_coarse(shape: Shape, tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = Network(len(VOCABULARY), 2, LAYOUT, shape).eval()
    with torch.no_grad():
        network.norm.weight[7] = network.layers[0].norm_read.weight[9] = 60
    export(network, [WINDOW], VOCABULARY, LAYOUT, Thresholds(), "small", tmp_path)
    parts = [(tmp_path / part).read_bytes() for part in PARTS]
    found = assemble((tmp_path / "manifest.json").read_bytes(), parts).scores([WINDOW])
    with torch.no_grad():
        exact = network(*tensors([WINDOW])).numpy()
    assert np.abs(found - exact).max() < 0.05 * np.abs(exact).max()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("shape", [Shape(), Shape(buckets=32)])
def test_a_shipped_network_is_read_back_as_it_was(shape: Shape, tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = Network(len(VOCABULARY), 2, LAYOUT, shape).eval()
    with torch.no_grad():
        for weight in network.parameters():
            weight.add_(torch.randn_like(weight), alpha=0.02)
        network.norm.weight[7] = network.layers[0].norm_read.weight[9] = 60
    export(network, [WINDOW], VOCABULARY, LAYOUT, Thresholds(), "small", tmp_path)
    again = restored(tmp_path, LAYOUT).state_dict()
    for name, weight in network.state_dict().items():
        assert (weight - again[name]).abs().max() <= weight.abs().max() / 127, name
