"""The colour space sRGB (IEC 61966-2-1) as a small ICC profile, version 2.1, the same bytes each time.

ICC.1:2001-04. The primaries are those of sRGB, adapted to the D50 white of the profile connection space.
"""

from __future__ import annotations

from functools import cache
from struct import pack

_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.4361, 0.2225, 0.0139),
    b"gXYZ": (0.3851, 0.7169, 0.0971),
    b"bXYZ": (0.1431, 0.0606, 0.7141),
}
_STEPS = 1024
_HEADER_SIZE = 128


@cache
def srgb_profile() -> bytes:
    """The profile's bytes."""
    curve = _curve()
    tags = {
        b"desc": _description("sRGB IEC61966-2.1"),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(_WHITE),
    }
    tags |= {name: _xyz(values) for name, values in _PRIMARIES.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    directory, data = _tables(tags)
    size = _HEADER_SIZE + len(directory) + len(data)
    return _header(size) + directory + data


def _header(size: int) -> bytes:
    date = pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ") + date + b"acsp"
    return (head + b"\0" * 28 + _fixed(_WHITE)).ljust(_HEADER_SIZE, b"\0")


def _tables(tags: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    start = _HEADER_SIZE + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    data = b""
    for body in tags.values():
        if body not in places:
            places[body] = start + len(data)
            data += body + b"\0" * (-len(body) % 4)
    directory = b"".join(pack(">4sII", name, places[body], len(body)) for name, body in tags.items())
    return pack(">I", len(tags)) + directory, data


def _fixed(values: tuple[float, ...]) -> bytes:
    return b"".join(pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + pack(">I", len(ascii_text)) + ascii_text + b"\0" * (4 + 4 + 2 + 1 + 67)


def _curve() -> bytes:
    values = (round(65535 * _linear(step / (_STEPS - 1))) for step in range(_STEPS))
    return b"curv\0\0\0\0" + pack(">I", _STEPS) + b"".join(pack(">H", value) for value in values)


def _linear(value: float) -> float:
    """Light for a value of sRGB, both from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
