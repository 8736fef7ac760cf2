"""Argument types of the command line: each turns a word into a value or says what it wanted."""

from __future__ import annotations

import argparse
import math

SUFFIXES = {"k": 1_000, "m": 1_000_000}
MIN_SPLATS = 1_000
MAX_SPLATS = 20_000_000


def splat_count(text: str) -> int:
    """A number of splats: "500000", "500k", "1.5M"."""
    raw = text.strip().lower().replace("_", "").replace(",", "")
    factor = SUFFIXES.get(raw[-1:], 1)
    try:
        count = round(float(raw.rstrip("km")) * factor)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of splats: try 500k or 2M") from None
    if not MIN_SPLATS <= count <= MAX_SPLATS:
        raise argparse.ArgumentTypeError(f"{text!r} splats: wanted {MIN_SPLATS:,} to {MAX_SPLATS:,}")
    return count


def picture_size(text: str) -> tuple[int, int]:
    """A size in pixels: "1280x720"."""
    parts = text.lower().split("x")
    if len(parts) == 2 and all(p.isdigit() and 0 < int(p) <= 16384 for p in parts):
        return int(parts[0]), int(parts[1])
    raise argparse.ArgumentTypeError(f"{text!r} is not a size: try 1280x720 (at most 16384 a side)")


def positive(text: str) -> float:
    """A finite number above 0."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return value


def seed(text: str) -> int:
    """A seed, 0 to 2^63 - 1."""
    if text.isdigit() and int(text) < 2**63:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a seed: wanted a whole number from 0")


def point(text: str) -> tuple[float, float, float]:
    """A point in metres: "1,2.5,1.6"."""
    try:
        x, y, z = (float(v) for v in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a point: try 1,2.5,1.6") from None
    if not all(map(math.isfinite, (x, y, z))):
        raise argparse.ArgumentTypeError(f"{text!r} is not a finite point")
    return x, y, z


def share(text: str) -> float:
    """A number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return value


def count(text: str) -> int:
    """A whole number from 1 to 1000."""
    if text.isdigit() and 1 <= int(text) <= 1000:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to 1000")


def whole(text: str) -> int:
    """A whole number from 1 to 10 million."""
    if text.isdigit() and 1 <= int(text) <= 10_000_000:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
