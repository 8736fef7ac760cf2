"""Surfaces become splats that cover them, spend the budget where it is seen, and end where the surface ends."""

from dataclasses import replace

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.creation.cells import divide, look, pieces, whole
from terrazzo.creation.edges import find, turning_sides
from terrazzo.creation.framing import NET
from terrazzo.creation.parting import EVEN
from terrazzo.creation.pieces import mean_albedo, scene_of
from terrazzo.creation.quads import Painted, dice, gather
from terrazzo.creation.sampling import PATCH, sample
from terrazzo.creation.splatting import backing_of, splats_of
from terrazzo.creation.visibility import open_air
from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose
from terrazzo.harmonics import SH_C0
from terrazzo.materials import finish
from terrazzo.render import rasterize
from terrazzo.shapes.primitives.flat import box, rect
from terrazzo.shapes.primitives.round import sphere
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface
from terrazzo.splats import Splats
from terrazzo.world import Room


def _painted(surface, look="paint", pose=None, owner=0):
    return Painted(Part(surface, finish(look)), pose or Pose(), owner)


def _cells(parts, budget, **options):
    scene = scene_of(parts)
    quads = _with_edges(parts, dice(gather(parts), PATCH))
    colours = np.array([mean_albedo(p) for p in parts])
    return (
        sample(
            parts, quads, budget, colours=colours, scene=scene, triangle_part=_triangle_part(parts), **options
        ),
        quads,
    )


def _edges(parts):
    return _with_edges(parts, gather(parts)).edges


def _with_edges(parts, quads):
    colours = np.array([mean_albedo(p) for p in parts], np.float32)
    return find(quads, parts, colours, scene_of(parts), _triangle_part(parts))


def _triangle_part(parts):
    return np.repeat(np.arange(len(parts)), [2 * len(p.part.surface) for p in parts])


def _splats(parts, cells, quads, colour=(1.0, 1.0, 1.0)):
    colours = np.broadcast_to(np.float32(colour), (len(cells), 3))
    made = splats_of(cells, quads, np.ones(len(cells), np.float32), _constant(colours))
    owner = np.array([p.owner for p in parts])[quads.part[cells.quad]]
    return Splats.merge([made.select(owner == p.owner).transform(p.pose) for p in parts])


def _constant(colours):
    return ((np.asarray(colours, np.float32) - 0.5) / SH_C0)[:, None]


def test_taps_hit_every_sixteenth_of_a_cell_on_both_axes():
    u, v = NET.T
    assert sorted(np.floor(u * 16).astype(int)) == list(range(16))
    assert sorted(np.floor(v * 16).astype(int)) == list(range(16))
    grid = np.floor(u * 4).astype(int) * 4 + np.floor(v * 4).astype(int)
    assert list(grid) == list(range(16))


def test_cells_tile_their_quads():
    parts = [_painted(box((0.4, 0.3, 0.2), bevel=0.01)), _painted(sphere(0.2), "oak", Pose.at(1, 0), 1)]
    cells, quads = _cells(parts, 6000)
    area = np.prod(cells.box[:, 1::2] - cells.box[:, 0::2], axis=1)
    assert np.allclose(np.bincount(cells.quad, area, len(quads)), 1, atol=1e-4)
    assert (cells.box[:, 0] < cells.box[:, 1]).all() and (cells.box[:, 2] < cells.box[:, 3]).all()


@pytest.mark.parametrize("budget", [4000, 20_000])
def test_the_budget_is_met_from_below(budget):
    parts = [_painted(rect((2, 2)), "planks"), _painted(sphere(0.2), "leather", Pose.at(0, 0, 1), 1)]
    cells, _ = _cells(parts, budget)
    assert 0.98 * budget <= len(cells) <= budget


def test_a_budget_below_the_number_of_quads_is_refused():
    parts = [_painted(sphere(0.2))]
    with pytest.raises(ArgumentError, match="splats is 10"):
        _cells(parts, 10)


def test_joints_get_more_cells_than_plain_paint():
    parts = [_painted(rect((1, 1)), "paint"), _painted(rect((1, 1)), "mosaic", Pose.at(3, 0), 1)]
    cells, quads = _cells(parts, 8000)
    counts = np.bincount(quads.part[cells.quad])
    assert counts[1] > 3 * counts[0]


def test_cells_run_along_the_grain():
    parts = [Painted(Part(rect((1, 1)), finish("oak", axis=1)), Pose(), 0)]
    cells, _ = _cells(parts, 5000)
    ratio = cells.size[:, 1] / cells.size[:, 0]
    assert np.median(ratio) > 1.9


def test_what_an_eye_can_see_gets_the_splats():
    near, hidden = _painted(rect((1, 1)), "marble"), _painted(rect((1, 1), normal="-z"), "marble", None, 1)
    cells, quads = _cells([near, hidden], 6000, eyes=[(0.0, 0.0, 1.0)])
    counts = np.bincount(quads.part[cells.quad])
    assert counts[0] > 4 * counts[1]


def test_only_sides_where_a_surface_ends_or_turns_away_need_care():
    def care(corners):
        return turning_sides(corners, np.zeros(len(corners), int), np.ones((len(corners), 3)))

    cube = box((1, 1, 1), bevel=0).corners
    assert (care(rect((1, 1)).corners) == 1).all()
    assert np.allclose(care(cube), 0.999)
    assert np.allclose(care(cube[:, ::-1]), 0)
    assert care(sphere(1.0, segments=48).corners).max() < 0.25


def test_sheets_that_meet_need_no_care_and_those_that_end_do():
    left, right = rect((1, 1), (-0.5, 0, 0)), rect((1, 0.6), (0.5, 0, 0))
    wall = rect((1, 1), (0, -0.5, 0.5), "+y")
    plain = [_painted(left), _painted(right, owner=1)]
    assert np.allclose(sorted(_edges(plain)[1]), [0, 1, 1, 1], atol=0.01)
    assert 0.6 < _edges(plain)[0].min() < 0.7
    assert 0.3 < _edges([_painted(left), _painted(right, "leather", owner=1)])[1].min() <= 0.81
    standing = _edges([_painted(rect((1, 1))), _painted(wall, owner=1)])
    assert (standing == 0).sum(1).tolist() == [1, 1]


@pytest.mark.parametrize("name", ["flat", "ball", "bevelled"])
def test_splats_close_a_surface_and_end_with_it(name):
    shapes = {"flat": rect((1, 1)), "ball": sphere(0.5), "bevelled": box((0.8, 0.8, 0.3), bevel=0.004)}
    parts = [_painted(shapes[name])]
    cells, quads = _cells(parts, 9000)
    splats = _splats(parts, cells, quads)
    camera = Camera.look_at((0, 0, 2.5), (0, 0, 0), width=300, height=300, fov=0.6, up=(0, 1, 0))
    alpha = rasterize(splats, camera).alpha
    half = {"flat": 0.5, "ball": 0.5, "bevelled": 0.4}[name]
    pixel = 2 * 2.5 * np.tan(0.3) / 300
    y, x = np.mgrid[:300, :300]
    x, y = ((v - 149.5) * pixel for v in (x, y))
    if name == "ball":
        out = np.hypot(x, y) - half * 2.5 / np.sqrt(2.5**2 - half**2)
    else:
        top = 0.15 if name == "bevelled" else 0.0
        out = np.maximum(np.abs(x), np.abs(y)) * (2.5 - top) / 2.5 - half
    assert alpha[out < -0.02].min() > 0.96
    assert alpha[out > 0.02].max() < 0.05


def test_glass_lets_most_light_through_evenly():
    parts = [_painted(rect((1, 1)), "glass")]
    cells, quads = _cells(parts, 500)
    opacity = np.full(len(cells), 0.12, np.float32)
    splats = splats_of(cells, quads, opacity, _constant(np.ones((len(cells), 3))))
    camera = Camera.look_at((0, 0, 2.5), (0, 0, 0), width=200, height=200, fov=0.3, up=(0, 1, 0))
    alpha = rasterize(splats, camera).alpha
    assert alpha.min() > 0.05 and alpha.max() < 0.2


def test_what_nobody_can_see_is_set_apart_and_gets_few_cells():
    floor, rug = _painted(rect((2, 2)), "planks"), _painted(box((1, 1, 0.01), (0, 0, 0.005)), "wool", None, 1)
    eyes = np.random.default_rng(0).uniform((-1, -1, 0.1), (1, 1, 2), (40, 3))
    cells, quads = _cells([floor, rug], 8000, eyes=eyes[:4], anywhere=eyes)
    middle, _, _ = cells.frame(quads)
    on_floor = quads.part[cells.quad] == 0
    under = on_floor & (np.abs(middle[:, :2]).max(1) < 0.45)
    clear = on_floor & (np.abs(middle[:, :2]).max(1) > 0.55)
    assert (cells.seen[under] == 0).all() and (cells.seen[clear] > 0).all()
    assert under.sum() < 0.1 * clear.sum()
    bottom = (quads.part[cells.quad] == 1) & (middle[:, 2] < 1e-6)
    assert bottom.any() and (cells.seen[bottom] == 0).all()


def test_the_air_in_a_closed_box_is_not_open():
    room = Room("den", ((-1, -1), (1, -1), (1, 1), (-1, 1)), 2.0)
    crate = box((1.2, 1.2, 1.2), (0, 0, 0.7))
    lining = replace(
        box((1.1, 1.1, 1.1), (0, 0, 0.7)), corners=box((1.1, 1.1, 1.1), (0, 0, 0.7)).corners[:, ::-1]
    )
    scene = scene_of([_painted(Surface.merge([crate, replace(lining, normals=-lining.normals[:, ::-1])]))])
    (points,) = open_air([room], scene, [(0.8, 0.8, 1.5)]).eyes
    inside = (np.abs(points - (0, 0, 0.7)) < 0.6).all(1)
    assert len(points) > 100 and not inside.any()
    around = points[:, 0] * 0.8 + points[:, 1] * 0.8 < -0.8
    assert around.any(), "behind the crate too"


def test_cells_that_run_on_under_a_thing_are_small():
    wall, frame = (
        _painted(rect((2, 2)), "paint"),
        _painted(box((0.6, 0.6, 0.03), (0, 0, 0.015)), "walnut", None, 1),
    )
    cells, quads = _cells([wall, frame], 6000)
    middle, _, _ = cells.frame(quads)
    beyond = np.abs(middle[:, 0]) - 0.3
    row = (quads.part[cells.quad] == 0) & (np.abs(middle[:, 1]) < 0.25)
    beside, away = row & (beyond > 0) & (beyond < 0.01), row & (beyond > 0.2) & (beyond < 0.5)
    assert np.median(cells.size[beside, 0]) < 0.4 * np.median(cells.size[away, 0])


def test_a_cut_falls_where_the_colours_part():
    parts = [Painted(Part(rect((0.4, 0.4)), finish("tile")), Pose(), 0)]
    quads = dice(gather(parts), 0.05)
    cells = whole(quads)
    look(cells, quads, parts)
    assert np.isin(cells.step, (EVEN, 0.25, 0.5, 0.75)).all() and (cells.step > 0).any()


def test_walls_are_backed_but_not_at_their_rims_and_holes():
    parts = [_painted(rect((2, 2)), "paint")]
    cells, quads = _cells(parts, 3000)
    middle, _, _ = cells.frame(quads)
    cells = cells.select(np.abs(middle[:, :2]).max(1) > 0.3)
    backing = backing_of(cells, quads, np.full((len(cells), 3), 0.5, np.float32))
    place = np.abs(backing.means[:, :2]).max(1)
    assert len(backing) > 20 and (backing.means[:, 2] < -0.05).all()
    assert place.min() > 0.3 and place.max() < 1.0
    assert np.allclose(backing.colours, 0.5, atol=1e-5)


def test_edges_of_sunlight_are_cut_finely():
    from terrazzo.lighting import Sun

    floor, roof = _painted(rect((2, 2)), "paint"), _painted(rect((1, 2), (-0.487, 0, 1)), "paint", None, 1)
    sun = Sun((0.0, 0.0, 1.0), (10.0, 10.0, 10.0))
    cells, quads = _cells([floor, roof], 6000, sun=sun)
    middle, _, _ = cells.frame(quads)
    on_floor = (quads.part[cells.quad] == 0) & (np.abs(middle[:, 1]) < 0.8)
    edge = on_floor & (np.abs(middle[:, 0] - 0.013) < 0.01)
    plain = on_floor & (np.abs(middle[:, 0]) > 0.3) & (np.abs(middle[:, 0]) < 0.8)
    assert np.median(cells.size[edge, 0]) < 0.3 * np.median(cells.size[plain, 0])


@pytest.mark.parametrize(("thickness", "comes_out"), [(0.03, True), (0.5, False)])
def test_a_long_splat_of_a_leg_does_not_come_out_of_the_seat_it_runs_into(thickness, comes_out):
    leg = box((0.03, 0.03, 0.45), (0, 0, 0.225))
    seat = box((0.4, 0.4, thickness), (0, 0, 0.45 + thickness / 2))
    parts = [_painted(leg), _painted(seat), _painted(rect((2, 2)))]
    quads = _with_edges(parts, gather(parts))
    cells = whole(quads)
    faces = (quads.part == 0) & (cells.size.max(1) > 0.3)
    assert faces.sum() == 8  # Four faces and the bevels between them.
    assert (quads.edges[faces].min(1) == 0).all()  # Short cells may stick into the seat.
    assert ((quads.tips[faces] > 0.5).any(1) == comes_out).all()
    splats = splats_of(cells, quads, np.ones(len(cells), np.float32), _constant(np.ones((len(cells), 3))))
    top = splats.means[faces, 2] + 1.5 * splats.scales[faces].max(1)
    assert ((top < 0.45 + 0.1) == comes_out).all()


def test_dividing_keeps_the_edges_where_they_are():
    parts = [_painted(rect((1, 1)))]
    quads = _with_edges(parts, gather(parts))
    cells = whole(quads)
    parts = divide(cells, quads, pieces(cells, 0.3))
    assert len(parts) == 16 and np.allclose(parts.size, 0.25, atol=1e-6)
    assert ((parts.edges > 0).sum(1) > 0).sum() == 12


def test_nothing_to_sample():
    quads = gather([])
    empty = np.zeros((0, 3))
    assert (
        len(sample([], quads, 1000, colours=empty, scene=scene_of([]), triangle_part=np.zeros(0, int))) == 0
    )
