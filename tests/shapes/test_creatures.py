"""Animals and figures of things: right in proportion, standing on their feet, and cut in one material as statues."""

from __future__ import annotations

import numpy as np
import pytest

from terrazzo.shapes.catalogue import build, catalogue, spec_for
from terrazzo.shapes.creatures import proportions
from terrazzo.shapes.figures import subject_of
from terrazzo.shapes.menagerie import ASPECT, BEASTS, BIRDS
from terrazzo.shapes.nameplate import LABEL, letter, lines_of

ALL = [*BEASTS, *BIRDS]


@pytest.mark.parametrize("name", ALL)
def test_every_animal_has_the_size_that_its_kind_says(name):
    assert proportions(name) == pytest.approx(ASPECT[name], rel=0.02)
    kind = catalogue()[name]
    shape = build(spec_for(kind))
    assert shape.size == pytest.approx(kind.size, rel=0.03)
    low = np.concatenate([c.points for c in shape.colliders])[:, 2].min()
    assert low == pytest.approx(0.0, abs=0.01 * kind.size[2]), "it stands on its feet"


def test_a_statue_has_one_material_and_the_shape_of_its_subject():
    figure, pig = catalogue()["figure"], catalogue()["pig"]
    own = build(spec_for(pig))
    made = build(spec_for(figure, attributes=("golden", "pig"), material="gold"))
    assert len({(p.finish.pattern, p.finish.colour) for p in made.parts}) == 1
    assert len(made.colliders) == len(own.colliders) + 1, "all of the pig, and a plinth"
    body = np.concatenate([p.surface.corners.reshape(-1, 3) for p in made.parts[:-1]])
    x, y, z = np.ptp(body, axis=0)
    assert (x / z, y / z) == pytest.approx((own.size[0] / own.size[2], own.size[1] / own.size[2]), rel=0.01)


def test_a_toy_keeps_its_colours():
    toy = build(spec_for(catalogue()["toy figure"], attributes=("toy", "tractor")))
    assert len({p.finish.colour for p in toy.parts}) > 3
    assert max(toy.size) <= 0.2501


@pytest.mark.parametrize("words", [(), ("golden",), ("statue", "figure"), ("zorgon",)])
def test_a_figure_of_nothing_known_is_an_abstract_form(words):
    assert subject_of(words) is None
    assert build(spec_for(catalogue()["figure"], attributes=words)).parts


@pytest.mark.parametrize(
    "name", ["", "flurble", "a very long name of a thing indeed", "Ünïcode 床 <x>", "0123456789" * 5]
)
def test_a_block_bears_any_name(name):
    plain = build(spec_for(catalogue()["named block"]))
    shape = build(spec_for(catalogue()["named block"], attributes=(f"{LABEL}{name}",)))
    assert len(lines_of(name)) <= 3 and max(map(len, lines_of(name))) <= 12
    assert shape.size == plain.size
    assert letter("I").sum() == 11 and not letter(" ").any()
