"""Damaged files for the fuzz tests: valid small files of every kind, and seeded ways to break them.

Compressed formats are also broken inside their compression, so that damage reaches the layers below.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from terrazzo.formats import encode_splats
from tests.formats.samples import (
    compressed_ply,
    glb_of,
    glb_parts,
    gzipped,
    ksplat,
    spz_raw,
    text_ply,
    unzipped,
    zipped,
)
from tests.formats.scenes import room

INTERESTING = (
    0,
    1,
    2,
    127,
    128,
    255,
    256,
    32767,
    65535,
    65536,
    1 << 20,
    1 << 26,
    0x7FFFFFFF,
    0x80000000,
    0xFFFFFFFF,
)
NUMBERS = (
    b"0",
    b"-1",
    b"1e999",
    b"NaN",
    b"4294967296",
    b"1000000000000",
    b"null",
    b'"x"',
    b"[]",
    b"{}",
    b"1.5",
    b"9" * 400,
)


@dataclass(frozen=True)
class Seed:
    """A valid file to break.

    Args:
        format: What it is read as.
        data: The bytes that are broken.
        wrap: From broken bytes to the file.
    """

    format: str
    data: bytes
    wrap: Callable[[bytes], bytes] = bytes

    @property
    def file(self) -> bytes:
        """The whole file."""
        return self.wrap(self.data)


@cache
def seeds() -> dict[str, Seed]:
    """Every kind of file that is read, small."""
    flat, round_ = room(3, 0), room(2, 3)
    ply = {f"ply-{s.degree}": Seed("ply", bytes(encode_splats(s, format="ply"))) for s in (flat, round_)}
    spz = {f"spz-{v}": Seed("spz", bytes(encode_splats(round_, format="spz", version=v))) for v in (3, 4)}
    inner = {f"spz-{v}-inside": Seed("spz", spz_raw(room(3, 1), v), gzipped) for v in (1, 2)}
    raw = {"spz-2-raw": Seed("spz", spz_raw(flat, 2))}
    packed = {
        f"compressed-ply-{s.degree}": Seed("compressed-ply", compressed_ply(s)) for s in (flat, room(3, 1))
    }
    bucketed = {f"ksplat-{level}": Seed("ksplat", ksplat(room(4, 2), level)) for level in (0, 1, 2)}
    other = {
        "ply-text": Seed("ply", text_ply(flat)),
        "splat": Seed("splat", bytes(encode_splats(flat, format="splat"))),
    }
    return ply | spz | inner | raw | packed | bucketed | other | _sog_seeds() | _glb_seeds()


def _sog_seeds() -> dict[str, Seed]:
    archive = bytes(encode_splats(room(5, 1), format="sog"))
    files = unzipped(archive)

    def replacing(name: str) -> Callable[[bytes], bytes]:
        return lambda broken: zipped(files | {name: broken})

    inside = {f"sog-{name}": Seed("sog", data, replacing(name)) for name, data in files.items()}
    return {"sog": Seed("sog", archive)} | inside


def _glb_seeds() -> dict[str, Seed]:
    data = bytes(encode_splats(room(3, 1), format="glb"))
    text, binary = glb_parts(data)
    return {
        "glb": Seed("glb", data),
        "glb-json": Seed("glb", text.rstrip(), lambda broken: glb_of(broken, binary)),
        "glb-binary": Seed("glb", binary, lambda broken: glb_of(text, broken)),
    }


def mutate(data: bytes, rng: random.Random) -> bytes:
    """Bytes broken in one to three ways."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        rng.choice(_WAYS)(out, rng)
    return bytes(out)


def _place(out: bytearray, rng: random.Random) -> int:
    """A position, more often near the front, where headers are, and seldom among long runs of zeros."""
    if not out:
        return 0
    at = 0
    for _ in range(4):
        at = int(len(out) * rng.random() ** rng.choice((1, 1, 4)))
        if out[at] or rng.random() < 0.1:
            break
    return at


def _cut(out: bytearray, rng: random.Random) -> None:
    del out[rng.randrange(len(out) + 1) :]


def _flip(out: bytearray, rng: random.Random) -> None:
    if out:
        out[_place(out, rng)] ^= 1 << rng.randrange(8)


def _noise(out: bytearray, rng: random.Random) -> None:
    at = _place(out, rng)
    out[at : at + 4] = rng.randbytes(rng.choice((1, 2, 4)))


def _number(out: bytearray, rng: random.Random) -> None:
    value, size = rng.choice(INTERESTING), rng.choice((1, 2, 4, 8))
    at = _place(out, rng)
    out[at : at + size] = (value & ((1 << 8 * size) - 1)).to_bytes(size, "little")


def _float(out: bytearray, rng: random.Random) -> None:
    at = _place(out, rng) // 4 * 4
    out[at : at + 4] = struct.pack(
        "<f", rng.choice((float("nan"), float("inf"), -float("inf"), -1, 0, 3e38, 1e-40))
    )


def _text(out: bytearray, rng: random.Random) -> None:
    """Replaces a run of digits, as header lines and JSON have them."""
    digits = [i for i in range(min(len(out), 4096)) if 48 <= out[i] < 58]
    if not digits:
        return _number(out, rng)
    start = end = rng.choice(digits)
    while end < len(out) and 48 <= out[end] < 58:
        end += 1
    out[start:end] = rng.choice(NUMBERS)
    return None


def _drop(out: bytearray, rng: random.Random) -> None:
    at = _place(out, rng)
    del out[at : at + rng.choice((1, 2, 4, 16, 64))]


def _repeat(out: bytearray, rng: random.Random) -> None:
    at = _place(out, rng)
    piece = out[at : at + rng.choice((1, 4, 16, 64))]
    out[at:at] = piece * rng.choice((1, 2, 8))


_WAYS = (_cut, _flip, _flip, _noise, _number, _number, _float, _text, _text, _drop, _repeat)
