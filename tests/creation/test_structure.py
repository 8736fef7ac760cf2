"""Windows have the glass that was asked for."""

from __future__ import annotations

import pytest

from terrazzo.creation import plan
from terrazzo.creation.structure import structure_of


def panes(prompt: str) -> list:
    """Finishes of the window panes."""
    return [m.shape.parts[0].finish for m in structure_of(plan(prompt), None) if m.kind == "glass"]


@pytest.mark.parametrize(
    ("prompt", "pattern", "least", "most"),
    [
        ("a bathroom with a window", "glass", 0.0, 0.1),
        ("a bathroom with a frosted window", "smooth", 0.9, 0.99),
        ("an office with two tinted windows", "glass", 0.4, 0.7),
        ("a chapel", "stained", 0.9, 0.99),
        ("a chapel with clear windows", "glass", 0.0, 0.1),
        ("a living room with a stained glass window", "stained", 0.9, 0.99),
    ],
)
def test_the_glass_is_as_asked(prompt: str, pattern: str, least: float, most: float) -> None:
    found = panes(prompt)
    assert found
    assert all(f.pattern == pattern and least <= f.opacity <= most for f in found)
