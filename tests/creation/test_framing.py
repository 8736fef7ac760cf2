"""The geometry of cells from the compiled core agrees with the slow twins."""

from dataclasses import replace

import numpy as np
import pytest

from terrazzo.creation import framing
from terrazzo.creation.cells import whole
from terrazzo.creation.quads import Quads
from terrazzo.creation.splatting import ellipses_of, ellipses_slowly
from terrazzo.splats import Splats

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


def test_ellipses(cells):
    places, normals, quad, box = cells
    places = places * np.float32(0.1)
    places[5] = 0  # a point
    places[6, 2] = places[6, 1] * np.float32(1.001)  # a needle
    m = len(quad)
    some = replace(
        whole(_table(places, normals)).select(quad),
        box=box,
        edges=RANDOM.uniform(0, 1, (m, 4)).astype(np.float32)
        * RANDOM.integers(0, 2, (m, 4)).astype(np.float32),
        lines=RANDOM.uniform(0, 0.1, (m, 4)).astype(np.float32),
        size=RANDOM.uniform(1e-3, 0.02, (m, 2)).astype(np.float32),
        seen=RANDOM.choice(np.float32([0, 0.5, 1]), m),
    )
    opacity = RANDOM.choice(np.float32([0.1, 1]), m)
    table = _table(places, normals)
    fast, slow = (make(some, table, opacity) for make in (ellipses_of, ellipses_slowly))
    for name in ("means", "scales", "opacities", "area"):
        assert getattr(fast, name) == pytest.approx(getattr(slow, name), abs=1e-5), name
    solid = slow.area > 1e-6
    covariance = [
        Splats(e.means, e.quaternions, e.scales, e.opacities, np.zeros((m, 1, 3))).covariances()
        for e in (fast, slow)
    ]
    assert solid.sum() > 200
    assert covariance[0][solid] == pytest.approx(covariance[1][solid], abs=1e-6)


def _table(places, normals):
    q = len(places)
    return Quads(np.zeros(q, np.int32), places, normals, places, normals, *np.zeros((2, q, 4), np.float32))
