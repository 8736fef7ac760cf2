"""Furniture: every kind can be built in any size, style and colour, fits its box, and changes with the words."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from terrazzo.shapes import Kind, Shape
from terrazzo.shapes.catalogue import build, catalogue, find, spec_for

FAMILIES = (
    "seating", "seating_office", "stools", "sofas", "tables", "desks", "beds", "storage", "cabinets", "shelving", "kitchen",
    "rugs",
)  # fmt: skip


def furniture() -> list[Kind]:
    return [
        k for k in catalogue().values()
        if k.builder is not None and k.builder.__module__.rsplit(".", 1)[-1] in FAMILIES
    ]  # fmt: skip


KINDS = furniture()
NAMES = [k.name for k in KINDS]


def make(name: str, *attributes: str, **options: object) -> Shape:
    kind = find(name)
    assert kind is not None
    return build(spec_for(kind, attributes=attributes, **options))  # type: ignore[arg-type]


def fingerprint(shape: Shape) -> tuple[object, ...]:
    return tuple(
        (p.finish, len(p.surface), float(np.abs(p.surface.corners).sum().round(6))) for p in shape.parts
    )


def check(shape: Shape, size: tuple[float, float, float]):
    points = np.concatenate([p.surface.corners.reshape(-1, 3) for p in shape.parts])
    assert np.allclose(np.ptp(points, axis=0), size, atol=2e-3), "the shape does not fill its box"
    assert points[:, 2].min() == pytest.approx(0, abs=1e-3)
    quads = sum(len(p.surface) for p in shape.parts)
    assert 20 <= quads <= 10_000
    for part in shape.parts:
        assert np.allclose(np.linalg.norm(part.surface.normals, axis=-1), 1, atol=1e-6)
    assert shape.mass > 0
    for collider in shape.colliders:
        assert np.linalg.matrix_rank(collider.points - collider.points[0], tol=1e-5) == 3, "a flat collider"
    for shelf in shape.shelves:
        x, y, z = shelf.centre
        assert (
            abs(x) + shelf.size[0] / 2 <= size[0] / 2 + 2e-3
            and abs(y) + shelf.size[1] / 2 <= size[1] / 2 + 2e-3
        )
        assert -1e-6 <= z <= size[2] + 2e-3 and shelf.headroom > 0 and min(shelf.size) > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_builds_small_usual_and_large_in_many_styles(name: str):
    kind = find(name)
    assert kind is not None
    cases: list[tuple[float, tuple[str, ...], tuple[str, ...], str | None, str | None]] = [
        (1.0, (), (), None, None),
        (kind.limits[0], ("round", "tufted"), ("rustic",), "red", None),
        (kind.limits[1], ("upholstered", "storage"), ("victorian",), "white", "wood"),
        (1.0, ("filled with books",), ("industrial",), None, "metal"),
    ]
    for seed, (factor, words, styles, colour, material) in enumerate(cases):
        spec = spec_for(
            kind,
            size_factors=(factor,) * 3,
            attributes=words,
            styles=styles,
            colour=colour,
            material=material,
            seed=seed,
        )
        shape = build(spec)
        check(shape, spec.size)
        assert shape.colliders, "nothing to bump into"


@pytest.mark.parametrize("name", NAMES[::4])
def test_the_same_seed_gives_the_same_arrays(name: str):
    first, second = make(name, seed=7), make(name, seed=7)
    for a, b in zip(first.parts, second.parts, strict=True):
        assert a.finish == b.finish and np.array_equal(a.surface.corners, b.surface.corners)


@pytest.mark.parametrize("name", NAMES)
def test_a_colour_that_was_said_is_seen(name: str):
    red, blue = make(name, colour="crimson"), make(name, colour="navy")
    assert fingerprint(red) != fingerprint(blue)


@pytest.mark.parametrize(
    "name,words",
    [
        ("chair", "ladder-back"), ("dining chair", "upholstered"), ("armchair", "tufted"), ("sofa", "chesterfield"),
        ("dining table", "round"), ("coffee table", "hexagonal"), ("side table", "drum"), ("desk", "executive"),
        ("desk", "l-shaped"),
        ("bed", "four-poster"), ("bed", "tufted"), ("bunk bed", "loft"), ("bookshelf", "filled with books"), ("bookshelf", "cube"),
        ("dresser", "six-drawer"), ("wardrobe", "sliding"), ("wardrobe", "open"), ("bench", "storage"),
        ("kitchen sink", "farmhouse"),
        ("kitchen wall cabinet", "glass"), ("rug", "round"), ("rug", "persian"), ("ladder", "leaning"), ("ottoman", "round"),
        ("play tent", "house"), ("stool", "square"), ("bar stool", "swivel"), ("chest", "treasure"),
        ("wall shelf", "three-tier"),
    ],
)  # fmt: skip
def test_words_change_the_form(name: str, words: str):
    assert fingerprint(make(name)) != fingerprint(make(name, words))


@pytest.mark.parametrize(
    "name", ["chair", "sofa", "dining table", "bed", "dresser", "nightstand", "desk", "bookshelf", "stool"]
)
def test_styles_change_the_form(name: str):
    looks = {
        fingerprint(make(name, styles=(s,)))
        for s in ("modern", "rustic", "victorian", "industrial", "scandinavian")
    }
    assert len(looks) >= 4


@pytest.mark.parametrize("name", ["dining table", "desk", "coffee table", "kitchen table"])
def test_a_chair_can_go_under_a_table(name: str):
    shape = make(name, styles=("modern",))
    depth, _, height = shape.size
    middle = np.array([depth * 0.25, 0.0, height * 0.3])
    for collider in shape.colliders:
        low, high = collider.points.min(0), collider.points.max(0)
        assert not ((low < middle) & (middle < high)).all(), "the space under the table is filled"


def test_shelves_have_true_headroom():
    shelf = make("bookshelf")
    inside = sorted((s for s in shelf.shelves if s.kind == "shelf"), key=lambda s: s.centre[2])
    for lower, upper in pairwise(inside):
        assert lower.centre[2] + lower.headroom < upper.centre[2]


@pytest.mark.parametrize(
    "brought", ["with china", "with wares", "with stores", "with some books", "with ornaments"]
)
@pytest.mark.parametrize("name", ["display cabinet", "hutch", "bookshelf", "shelving unit"])
def test_contents_keep_off_the_places_that_a_shelf_offers(name: str, brought: str):
    bare, full = make(name), make(name, brought)
    assert np.allclose(full.size, bare.size, atol=1e-3), "contents stay inside"
    taken = np.concatenate([part.surface.corners.reshape(-1, 3) for part in full.parts])
    own = {tuple(c) for part in bare.parts for c in part.surface.corners.reshape(-1, 3).round(5)}
    brings = np.array([c for c in taken.round(5) if tuple(c) not in own])
    assert len(brings)
    for shelf in full.shelves:
        low = np.array(shelf.centre) - (shelf.size[0] / 2, shelf.size[1] / 2, 0)
        high = np.array(shelf.centre) + (shelf.size[0] / 2, shelf.size[1] / 2, min(shelf.headroom, 0.3))
        assert not ((low + 1e-3 < brings) & (brings < high - 1e-3)).all(1).any()


def test_the_posts_of_a_bed_are_higher_than_people():
    for words in (("four-poster",), ("canopy", "king-size"), ("canopy", "queen")):
        assert 1.9 < make("bed", *words).size[2] < 2.2
    assert make("bed", "canopy", "king-size").size[1] > 1.9
    assert make("bed", "king-size").size[2] < 1.3


def test_seats_and_tops_are_offered():
    for name in ("sofa", "bed", "armchair", "bench"):
        assert any(s.kind == "seat" for s in make(name).shelves)
    for name in ("dining table", "desk", "nightstand", "kitchen island", "sideboard", "dresser"):
        assert any(s.kind == "top" and s.headroom == float("inf") for s in make(name).shelves)
    assert any(s.kind == "inside" for s in make("toy box").shelves)
