"""Training: a small network learns, the same way twice; its graphs say what it says; it can be read back."""

from __future__ import annotations

import json
import string
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
load_file = pytest.importorskip("safetensors.numpy").load_file

from briefing.classifier.network import probabilities  # noqa: E402
from briefing.classifier.structure import features  # noqa: E402
from briefing.classifier.training.average import averaged, refitted  # noqa: E402
from briefing.classifier.training.build import corrected_build, judged  # noqa: E402
from briefing.classifier.training.encoder import main as write_encoder  # noqa: E402
from briefing.classifier.training.examples import UNKNOWN, Example  # noqa: E402
from briefing.classifier.training.export import assembled, manifest_of, parts_of, write  # noqa: E402
from briefing.classifier.training.graph import SPREAD, WORTH  # noqa: E402
from briefing.classifier.training.loop import PACKING, build, segment, tensors, train, wrong  # noqa: E402
from briefing.classifier.training.network import SectionNetwork, Shape  # noqa: E402
from briefing.classifier.training.recipe import Recipe  # noqa: E402
from briefing.classifier.training.restore import weights_of  # noqa: E402
from briefing.classifier.units import Unit  # noqa: E402
from briefing.wordpiece import WordPiece  # noqa: E402

MARKS = ("[PAD]", "[unused1]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", "war", "should", "was", "page")
VOCABULARY = (*MARKS, *(prefix + letter for letter in string.ascii_lowercase for prefix in ("", "##")))
WORDS = WordPiece(VOCABULARY)
TEXTS = ("was a b .", "war c d .", "e should f .", "page")
RECIPE = Recipe(epochs=14, head_rate=5e-3, rate=1e-3, swapped=0, noisy=0, masked=0, hidden=8, made=0, bfloat16=False)


def example(name: str, order: tuple[int, ...]) -> Example:
    return Example(name, "g", tuple(Unit(TEXTS[label], n + 1) for n, label in enumerate(order)), order)


EXAMPLES = [example(f"d{n}", tuple(np.random.default_rng(n).permutation(4).tolist() * 2)) for n in range(12)]


@pytest.fixture(scope="module")
def start() -> Mapping[str, npt.NDArray[np.float32]]:
    torch.manual_seed(0)
    network = SectionNetwork(Shape(words=len(VOCABULARY), layers=1, places=300), 8, 0.1)
    return {name: value.detach().numpy() * 1.0 for name, value in network.enc.state_dict().items()}


def by_distance(start: Mapping[str, npt.NDArray[np.float32]]) -> dict[str, npt.NDArray[np.float32]]:
    """``start`` as an encoder to which distances between pieces are worth something."""
    worth = np.random.default_rng(0).normal(0, 2, (32, 12)).astype(np.float32)
    return {**start, "encoder.relative_attention_bias.weight": worth}


@pytest.fixture(scope="module")
def learnt(start: Mapping[str, npt.NDArray[np.float32]]) -> dict[str, npt.NDArray[np.float32]]:
    return train(EXAMPLES, [], start, WORDS, RECIPE, lambda step, steps, loss: None)


def test_the_same_data_and_recipe_give_the_same_bytes(
    start: Mapping[str, npt.NDArray[np.float32]], learnt: dict[str, npt.NDArray[np.float32]]
) -> None:
    again = train(EXAMPLES, [], start, WORDS, RECIPE, lambda step, steps, loss: None)
    assert parts_of([again], VOCABULARY) == parts_of([learnt], VOCABULARY)


def test_a_network_learns_what_is_plain(learnt: dict[str, npt.NDArray[np.float32]]) -> None:
    logits, labels = judged(assembled(parts_of([learnt], VOCABULARY), PACKING), EXAMPLES)
    assert (logits.argmax(axis=1) == np.asarray(labels)).mean() > 0.9


def test_what_no_label_says_is_learnt_from_a_teacher(start: Mapping[str, npt.NDArray[np.float32]]) -> None:
    certain = 8 * np.eye(4)
    lessons = [replace(e, labels=(UNKNOWN,) * 8, taught=tuple(map(tuple, certain[list(e.labels)]))) for e in EXAMPLES]
    weights = train(lessons, [], start, WORDS, RECIPE, lambda step, steps, loss: None)
    logits, labels = judged(assembled(parts_of([weights], VOCABULARY), PACKING), EXAMPLES)
    assert (logits.argmax(axis=1) == np.asarray(labels)).mean() > 0.9


def test_a_teacher_and_a_label_share_what_is_wrong() -> None:
    logits, sure = torch.zeros(2, 4), torch.tensor([[9.0, 0, 0, 0], [torch.nan] * 4])
    recipe = Recipe(taught=0.5, softness=1.0, smoothing=0.0, weights=(1.0, 1.0, 1.0, 1.0))
    alone = wrong(logits[1:], torch.tensor([0]), sure[1:], recipe)
    assert alone == pytest.approx(np.log(4))
    both = wrong(logits, torch.tensor([1, 0]), sure, recipe)
    assert both == pytest.approx((0.5 * np.log(4) + 0.5 * np.log(4) + np.log(4)) / 2, abs=0.01)


def test_the_graphs_in_eight_bits_say_what_the_network_says(
    start: Mapping[str, npt.NDArray[np.float32]], learnt: dict[str, npt.NDArray[np.float32]]
) -> None:
    network = build(start, RECIPE)
    network.load_state_dict({name: torch.from_numpy(value) for name, value in learnt.items()})
    network.eval()
    one = EXAMPLES[0]
    given = tensors([segment(one.units, features(one.units), one.labels, WORDS, PACKING)])
    with torch.no_grad():
        exact = network(*given[:4], [len(one.units)]).numpy()
    found, _ = judged(assembled(parts_of([learnt], VOCABULARY), PACKING), [one])
    assert np.abs(probabilities(found) - probabilities(exact)).max() < 0.1


def test_the_graphs_know_what_distances_are_worth(start: Mapping[str, npt.NDArray[np.float32]]) -> None:
    network = build(by_distance(start), RECIPE).eval()
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    artefact = assembled(parts_of([weights], VOCABULARY), PACKING)
    pieces = np.random.default_rng(0).integers(7, len(VOCABULARY), (2, 200)).astype(np.int32)
    with torch.no_grad():
        exact = network.enc(torch.from_numpy(pieces).long(), torch.ones(pieces.shape, dtype=torch.bool)).numpy()
    assert np.corrcoef(artefact.encode(pieces)[0].ravel(), exact.ravel())[0, 1] > 0.99
    read = weights_of(*parts_of([weights], VOCABULARY)[:2])
    assert np.array_equal(read["enc.encoder.relative_attention_bias.weight"], weights[WORTH])


def test_inputs_that_spread_far_are_multiplied_apart_and_read_back(
    learnt: dict[str, npt.NDArray[np.float32]],
) -> None:
    name = "enc.encoder.layer.0.intermediate.dense"
    wide = {**learnt, f"{name}.weight": learnt[f"{name}.weight"].copy()}
    wide[f"{name}.weight"][:, 5] *= 40
    spread = {**wide, f"{name}.{SPREAD}": np.where(np.arange(384) == 5, 9, 1).astype(np.float32)}
    read = weights_of(*parts_of([spread], VOCABULARY)[:2])[f"{name}.weight"]
    assert np.array_equal(read[:, 5], wide[f"{name}.weight"][:, 5])
    assert np.abs(read - wide[f"{name}.weight"]).max() < 0.01


def test_an_artefact_read_back_is_the_artefact(learnt: dict[str, npt.NDArray[np.float32]]) -> None:
    parts = parts_of([learnt], VOCABULARY)
    assert parts_of([weights_of(parts[0], parts[1])], VOCABULARY) == parts


def test_two_networks_judge_together_by_the_mean_of_their_logits(
    start: Mapping[str, npt.NDArray[np.float32]], learnt: dict[str, npt.NDArray[np.float32]]
) -> None:
    second = train(EXAMPLES, [], start, WORDS, replace(RECIPE, seed=2, epochs=2), lambda step, steps, loss: None)
    alone = [judged(assembled(parts_of([one], VOCABULARY), PACKING), EXAMPLES)[0] for one in (learnt, second)]
    both, _ = judged(assembled(parts_of([learnt, second], VOCABULARY), PACKING), EXAMPLES)
    assert np.allclose(both, np.mean(alone, axis=0), atol=1e-4)


def test_the_mean_of_one_network_is_itself_and_a_head_fitted_again_still_knows(
    learnt: dict[str, npt.NDArray[np.float32]],
) -> None:
    mean = averaged([learnt, learnt])
    assert all(np.allclose(mean[name], value) for name, value in learnt.items())
    read = assembled(parts_of([mean], VOCABULARY), PACKING)
    again = assembled(parts_of([refitted(mean, read, EXAMPLES, RECIPE)], VOCABULARY), PACKING)
    logits, labels = judged(again, EXAMPLES)
    assert (logits.argmax(axis=1) == np.asarray(labels)).mean() > 0.9


def test_learning_on_from_corrections_moves_the_verdict(learnt: dict[str, npt.NDArray[np.float32]]) -> None:
    parts = parts_of([learnt], VOCABULARY)
    before = assembled(parts, PACKING)
    units = tuple(Unit(text, n) for n, text in enumerate(("was a b .", "x y z .", "page"), start=1))
    correction = Example("brief", "corrections", units, (UNKNOWN, 2, UNKNOWN))
    built = corrected_build(before, parts, [correction] * 8, RECIPE, lambda step, steps, loss: None)
    after = assembled(built.parts, PACKING)
    (old,), (new,) = judged(before, [correction])[0], judged(after, [correction])[0]
    assert probabilities(new)[2] > probabilities(old)[2]


def test_what_is_learnt_on_still_multiplies_wide_inputs_apart(learnt: dict[str, npt.NDArray[np.float32]]) -> None:
    name = "enc.embeddings.LayerNorm.weight"
    wide = {**learnt, name: np.where(np.arange(384) == 7, 60, learnt[name]).astype(np.float32)}
    parts = parts_of([wide], VOCABULARY)
    recipe = replace(RECIPE, epochs=1)
    built = corrected_build(assembled(parts, PACKING), parts, EXAMPLES[:2], recipe, lambda step, steps, loss: None)
    assert b"layer0.query.apart" in built.parts[0]


def test_an_encoder_is_written_as_the_published_one_is(
    learnt: dict[str, npt.NDArray[np.float32]], tmp_path: Path
) -> None:
    parts = parts_of([learnt], VOCABULARY)
    write(tmp_path / "model", parts, manifest_of("fast", parts, PACKING, (), 0.5))
    write_encoder([str(tmp_path / "model"), str(tmp_path / "out")])
    known = weights_of(parts[0], parts[1])
    written = load_file(tmp_path / "out" / "model.safetensors")
    assert all(np.array_equal(value, known[f"enc.{name}"]) for name, value in written.items())
    vocabulary = json.loads((tmp_path / "out" / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    assert tuple(vocabulary) == VOCABULARY
