"""Tops of clear glass can be seen: their edge is green and nearly solid, and one looks through their face."""

from __future__ import annotations

import numpy as np
import pytest
from shape_checks import kinds_of, make

assert kinds_of("tables")


@pytest.mark.parametrize("outline", ["round", "rectangular", "oval", "hexagonal"])
@pytest.mark.parametrize("kind", ["dining table", "coffee table"])
def test_a_glass_top_has_a_green_edge_and_a_clear_face(kind: str, outline: str) -> None:
    table = make(kind, outline, material="glass")
    panes = [p for p in table.parts if p.finish.pattern == "glass"]
    top = max(float(p.surface.corners[..., 2].max()) for p in panes)
    at_top = [p for p in panes if p.surface.corners[..., 2].max() > top - 0.005]
    face = min(at_top, key=lambda p: p.finish.opacity)
    edge = max(at_top, key=lambda p: p.finish.opacity)
    assert face.finish.opacity < 0.3 and edge.finish.opacity > 0.7
    red, green, blue = edge.finish.colour
    assert green > 1.5 * red and green > blue
    assert face.surface.area > 5 * edge.surface.area
    assert np.ptp(edge.surface.corners[..., :2], axis=(0, 1)) == pytest.approx(
        np.ptp(face.surface.corners[..., :2], axis=(0, 1)), abs=0.02
    )


def test_a_wooden_top_has_no_such_edge() -> None:
    assert all(p.finish.opacity == 1 for p in make("dining table", material="oak").parts)
