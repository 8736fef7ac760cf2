"""The geometry of cells from the compiled core agrees with the slow twins."""

import numpy as np
import pytest

from terrazzo.creation import framing, splatting

RANDOM = np.random.default_rng(5)


@pytest.fixture
def cells():
    places = RANDOM.uniform(-2, 2, (20, 4, 3)).astype(np.float32)
    normals = RANDOM.uniform(-1, 1, (20, 4, 3)).astype(np.float32)
    normals[3] = 0  # of no direction: the cross product of the sides stands in
    quad = RANDOM.integers(0, 20, 300).astype(np.int32)
    low, high = np.sort(RANDOM.uniform(0, 1, (2, 300, 2)), axis=0)
    box = np.stack([low[:, 0], high[:, 0], low[:, 1], high[:, 1]], 1).astype(np.float32)
    return places, normals, quad, box


def test_frames(cells):
    for fast, slow in zip(framing.frames(*cells), framing.frames_slowly(*cells), strict=True):
        assert fast == pytest.approx(slow, abs=1e-4)


def test_spots(cells):
    places, _, quad, box = cells
    for s, t in ((0.04, 0.96), (0.5, 0.5)):
        fast = framing.spots(places, quad, box, s, t)
        assert fast == pytest.approx(framing.spots_slowly(places, quad, box, s, t), abs=1e-5)


def test_taps_and_what_they_tell(cells):
    for fast, slow in zip(framing.taps(*cells), framing.taps_slowly(*cells), strict=True):
        assert fast == pytest.approx(slow, abs=1e-4)
    colours = RANDOM.uniform(0, 0.95, (framing.TAPS, 300, 3)).astype(np.float32)
    for fast, slow in zip(framing.tell(colours, 0.7), framing.tell_slowly(colours, 0.7), strict=True):
        assert fast == pytest.approx(slow, abs=1e-6)


def test_a_row_that_is_not_there_is_refused(cells):
    places, normals, quad, box = cells
    with pytest.raises(ValueError, match="not there"):
        framing.frames(places[:5], normals[:5], quad, box)
    with pytest.raises(ValueError, match="box"):
        framing.spots(places, quad, box[:9], 0.5, 0.5)


def test_ellipses():
    spans = RANDOM.normal(size=(200, 2, 3)).astype(np.float32) * np.float32(0.01)
    spans[0] = 0
    spans[1, 1] = spans[1, 0] * np.float32(1.001)  # a needle
    for fast, slow in zip(splatting._ellipse(spans), splatting.ellipse_slowly(spans), strict=True):
        assert fast == pytest.approx(slow, abs=1e-5)
