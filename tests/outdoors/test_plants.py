"""Plants: every one an individual, the same seed the same one, as high as asked, and above the ground."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.outdoors.matter import leaf_matter, thinned, wood_matter
from terrazzo.outdoors.plants import SPECIES, grow


@pytest.mark.parametrize("name", sorted(SPECIES))
def test_a_plant_is_about_as_high_as_asked_and_stands_on_the_ground(name: str):
    species = SPECIES[name]
    plant = grow(species, species.usual, 5)
    parts = [plant.wood.reshape(-1, 3), plant.leaves]
    points = np.concatenate(parts)
    assert np.isfinite(points).all()
    assert 0.6 * species.usual < points[:, 2].max() < 1.75 * species.usual
    assert plant.leaves.size == 0 or plant.leaves[:, 2].min() >= 0
    assert plant.colours.min(initial=0) >= 0 and plant.colours.max(initial=0) <= 1


def test_no_two_trees_are_alike_and_the_same_seed_grows_the_same():
    oak = SPECIES["oak"]
    one, same, other = grow(oak, 9.0, 1), grow(oak, 9.0, 1), grow(oak, 9.0, 2)
    assert np.array_equal(one.leaves, same.leaves) and np.array_equal(one.wood, same.wood)
    assert not np.array_equal(one.leaves[:50], other.leaves[:50])


@given(st.sampled_from(sorted(SPECIES)), st.floats(0.3, 30.0), st.integers(0, 2**40), st.floats(0.001, 2.0))
@settings(max_examples=25, deadline=None)
def test_any_height_seed_and_detail_gives_matter(name: str, height: float, seed: int, detail: float):
    plant = grow(SPECIES[name], height, seed, detail=detail)
    for matter in (wood_matter(plant, spacing=0.2, owner=0, seed=seed), leaf_matter(plant, owner=0)):
        assert np.isfinite(matter.means).all() and np.isfinite(matter.scales).all()
        assert (matter.scales > 0).all() and np.isfinite(matter.quaternions).all()


def test_fewer_leaves_cover_as_much():
    oak = SPECIES["oak"]
    fine, coarse = (grow(oak, 10.0, 3, detail=d) for d in (1.0, 0.1))
    areas = [g.sizes.prod(1).sum() for g in (fine, coarse)]
    assert len(coarse.leaves) < 0.15 * len(fine.leaves)
    assert 0.5 < areas[1] / areas[0] < 2.0


def test_thinning_keeps_what_fits_and_makes_it_larger():
    matter = leaf_matter(grow(SPECIES["bush"], 1.4, 1), owner=0)
    some = thinned(matter, 100, seed=1)
    assert len(some) == 100 and some.scales.mean() > matter.scales.mean()
    assert thinned(matter, 10**6, seed=1) is matter
