"""The room's shell: closed where it should be, open where a hole is, solid to bump into, and something to look out on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose
from terrazzo.lighting import Scene, daylight
from terrazzo.materials import Finish
from terrazzo.shapes.architecture import WALL_DEPTH, build_outside, build_shell
from terrazzo.shapes.architecture_growth import tree_parts
from terrazzo.world import Opening, Room

LOOKS = {
    "walls": Finish("paint", (0.7, 0.7, 0.7)),
    "floor": Finish("planks", (0.4, 0.25, 0.15)),
    "ceiling": Finish("paint", (0.85, 0.85, 0.85)),
    "trim": Finish("paint", (0.8, 0.8, 0.8)),
}
SQUARE = Room("living room", ((-2.5, -2.0), (2.5, -2.0), (2.5, 2.0), (-2.5, 2.0)), 2.6)
ELL = Room("den", ((0, 0), (5, 0), (5, 2), (3, 2), (3, 4), (0, 4)), 2.5)
SLANTED = Room("attic", ((0, 0), (4, 0), (5, 2.5), (2, 4), (-1, 2)), 2.4)
WINDOW = Opening("window", "living room", 1, (2.5, 0.3, 1.5), (1.4, 1.2), np.pi)
DOOR = Opening("door", "living room", 3, (-2.5, 0.5, 1.02), (0.9, 2.04), 0.0)
DOORWAY = Opening("doorway", "living room", 0, (1.0, -2.0, 1.0), (1.0, 2.0), np.pi / 2)
OPENINGS = (WINDOW, DOOR, DOORWAY)


def sky_of(time="day"):
    return daylight(time)[1].radiance


def scene_of(pieces, *, skip=()):
    triangles, normals = [np.zeros((0, 3, 3))], [np.zeros((0, 3))]
    for piece in pieces:
        if piece.kind in skip:
            continue
        for part in piece.shape.parts:
            surface = part.surface.transform(piece.pose)
            triangles.append(surface.triangles())
            normals.append(np.repeat(surface.normals.sum(1), 2, 0))
    t = np.concatenate(triangles)
    return Scene(t, np.full((len(t), 3), 0.5), normals=np.concatenate(normals))


def sphere(count, seed=0):
    d = np.random.default_rng(seed).normal(size=(count, 3))
    return d / np.linalg.norm(d, axis=1, keepdims=True)


@pytest.mark.parametrize("room", [SQUARE, ELL, SLANTED])
def test_a_room_without_openings_is_closed_and_faces_inwards(room):
    scene = scene_of(build_shell(room, [], **LOOKS))
    eye = np.array([*(room.polygon.mean(0) * 0.98), 1.3]) if room is not ELL else np.array([1.5, 1.0, 1.3])
    directions = sphere(4000)
    distance, index = scene.closest(np.tile(eye, (4000, 1)), directions)
    assert np.isfinite(distance).all()
    t = scene.triangles[index]
    out = np.cross(t[:, 1] - t[:, 0], t[:, 2] - t[:, 0])
    assert (np.einsum("ij,ij->i", out, directions) < 0).all(), "every surface that is seen faces the room"


def test_rays_leave_through_the_window_and_nowhere_else():
    pieces = build_shell(SQUARE, [WINDOW], **LOOKS)
    scene = scene_of(pieces, skip=("glass",))
    eye = np.array([0.0, 0.3, 1.5])
    directions = sphere(20000)
    distance, _ = scene.closest(np.tile(eye, (20000, 1)), directions)
    gone = directions[np.isinf(distance)]
    assert len(gone) > 100
    at_wall = eye + gone * ((2.5 - eye[0]) / gone[:, :1])
    assert (np.abs(at_wall[:, 1] - 0.3) < 0.7 + 1e-6).all()
    assert (np.abs(at_wall[:, 2] - 1.5) < 0.6 + 1e-6).all()
    glazed = scene_of(pieces).closest(np.tile(eye, (len(gone), 1)), gone)[0]
    assert np.isfinite(glazed).mean() > 0.99, "the hole is glazed"


def test_glass_hides_little_and_is_a_piece_of_its_own():
    (glass,) = [p for p in build_shell(SQUARE, OPENINGS, **LOOKS) if p.kind == "glass"]
    assert all(part.finish.opacity < 0.2 and not part.closed for part in glass.shape.parts)


def inside_any(points, pieces):
    """Whether points lie in the box of any collider (all of a rectangular shell's are boxes in their own frames)."""
    hit = np.zeros(len(points), bool)
    for piece in pieces:
        own = piece.pose.inverse().apply(points)
        for collider in piece.shape.colliders:
            low, high = collider.points.min(0), collider.points.max(0)
            hit |= ((own > low - 1e-6) & (own < high + 1e-6)).all(1)
    return hit


def test_colliders_fill_the_walls_close_doors_and_windows_and_leave_the_doorway_free():
    pieces = build_shell(SQUARE, OPENINGS, **LOOKS)
    rng = np.random.default_rng(1)
    east = np.column_stack(
        [np.full(400, 2.5 + WALL_DEPTH / 2), rng.uniform(-1.9, 1.9, 400), rng.uniform(0.05, 2.5, 400)]
    )
    assert inside_any(east, pieces).all(), "the wall, and the window in it"
    door = np.column_stack([np.full(50, -2.5 - 0.03), rng.uniform(0.1, 0.9, 50), rng.uniform(0.05, 2.0, 50)])
    assert inside_any(door, pieces).all()
    way = np.column_stack([rng.uniform(0.55, 1.45, 50), np.full(50, -2.07), rng.uniform(0.05, 1.9, 50)])
    assert not inside_any(way, pieces).any()
    room = rng.uniform((-2.4, -1.9, 0.05), (2.4, 1.9, 2.5), (500, 3))
    assert not inside_any(room, pieces).any()
    below = rng.uniform((-2.4, -1.9, -0.1), (2.4, 1.9, -0.01), (100, 3))
    assert inside_any(below, pieces).all()


@pytest.mark.parametrize("styles", [(), ("victorian",), ("industrial",), ("rustic",)])
def test_pieces_keep_the_contract_of_shapes(styles):
    pieces = build_shell(SQUARE, OPENINGS, **LOOKS, accent=Finish("subway"), styles=styles)
    pieces += build_outside([SQUARE], OPENINGS, sky=sky_of(), seed=3)
    assert len({p.id for p in pieces}) == len(pieces)
    for piece in pieces:
        half = np.array([piece.shape.size[0] / 2, piece.shape.size[1] / 2, 0])
        points = [p.surface.corners.reshape(-1, 3) for p in piece.shape.parts]
        points += [c.points for c in piece.shape.colliders]
        cloud = np.concatenate(points)
        assert (cloud >= -half - (1e-4, 1e-4, 1e-4)).all(), piece.id
        assert (cloud <= half + (1e-4, 1e-4, piece.shape.size[2] + 1e-4)).all(), piece.id
        for part in piece.shape.parts:
            assert np.isfinite(part.surface.corners).all()
            np.testing.assert_allclose(np.linalg.norm(part.surface.normals, axis=-1), 1, atol=1e-6)
            assert part.surface.area > 0


def test_styles_change_what_is_built():
    def kinds(*styles):
        return sorted(p.kind for p in build_shell(SQUARE, OPENINGS, **LOOKS, styles=styles))

    def quads(kind, *styles):
        pieces = build_shell(SQUARE, OPENINGS, **LOOKS, styles=styles)
        return sum(len(part.surface) for p in pieces if p.kind == kind for part in p.shape.parts)

    assert "crown" in kinds("victorian")
    assert "crown" not in kinds("modern")
    assert quads("window", "georgian") > quads("window", "modern")
    assert quads("door", "victorian") > quads("door", "modern")


def test_tiles_make_a_band_and_paint_a_whole_wall():
    def of(look, room="kitchen"):
        place = Room(room, SQUARE.floor, SQUARE.height)
        made = build_shell(place, [], **LOOKS, accent=look)
        return [
            float(part.surface.corners[..., 2].max())
            for p in made
            if p.kind == "wall"
            for part in p.shape.parts
            if part.finish == look
        ]

    tiles, blue = Finish("subway", (0.8, 0.8, 0.8)), Finish("paint", (0.1, 0.2, 0.4))
    assert of(tiles) == [pytest.approx(1.5)]
    assert of(blue) == [pytest.approx(2.6)]
    assert len(of(tiles, "bathroom")) == 4


def test_curtains_hang_in_living_rooms_and_keep_off_the_furniture():
    def curtains(**more):
        return [p for p in build_shell(SQUARE, [WINDOW], **LOOKS, **more) if p.kind == "curtain"]

    (free,) = curtains()
    assert free.pose.position[2] < 0.05
    assert not curtains(curtains=False)
    signs = np.stack(np.meshgrid([-1, 1], [-1, 1], [0, 1], indexing="ij"), -1).reshape(-1, 3)
    sideboard = (signs * (0.2, 1.5, 0.7) + (2.3, 0.3, 0))[None]
    (short,) = curtains(obstacles=sideboard)
    assert short.pose.position[2] > 0.7
    wardrobe = (signs * (0.3, 1.8, 2.2) + (2.2, 0.3, 0))[None]
    assert not curtains(obstacles=wardrobe)


def test_the_skirting_stops_at_doors():
    (board,) = [p for p in build_shell(SQUARE, [DOOR], **LOOKS) if p.kind == "skirting"]
    points = board.pose.apply(board.shape.parts[0].surface.corners.mean(1))
    west = points[np.abs(points[:, 0] + 2.5) < 0.03]
    assert len(west)
    assert not ((west[:, 1] > 0.06) & (west[:, 1] < 0.94)).any()


@settings(max_examples=8, deadline=None)
@given(
    st.floats(1.5, 9),
    st.floats(1.5, 9),
    st.floats(2.1, 4),
    st.integers(0, 3),
    st.floats(0.4, 1.2),
    st.integers(0, 99),
)
def test_any_rectangle_with_a_window_builds(width, depth, height, wall, size, seed):
    x, y = width / 2, depth / 2
    room = Room("bedroom", ((-x, -y), (x, -y), (x, y), (-x, y)), height)
    spots = [((0, -y), np.pi / 2), ((x, 0), np.pi), ((0, y), -np.pi / 2), ((-x, 0), 0.0)]
    (a, b), yaw = spots[wall]
    window = Opening("window", "bedroom", wall, (a, b, 1.2), (size, size), yaw)
    pieces = build_shell(room, [window], **LOOKS, seed=seed)
    assert {p.kind for p in pieces} >= {"wall", "floor", "ceiling", "skirting", "window", "glass"}
    scene = scene_of(pieces, skip=("glass", "curtain"))
    eye = np.array([0.0, 0.0, 1.2])
    out = np.array([-np.cos(yaw), -np.sin(yaw), 0.0])
    side = np.array([-out[1], out[0], 0.0])
    aim = out * (x if wall % 2 else y) + side * 0.2 * size + (0, 0, 0.03)
    aim = aim[None]
    assert np.isinf(scene.closest(eye[None], aim)[0][0])


def test_openings_that_do_not_fit_are_refused():
    for centre, size in [
        ((2.5, 1.8, 1.5), (1.4, 1.2)),
        ((2.5, 0.0, 2.4), (1.0, 1.0)),
        ((2.5, 0, 1.5), (0.0, 1.0)),
    ]:
        with pytest.raises(ArgumentError, match="does not lie in wall 1"):
            build_shell(SQUARE, [Opening("window", "living room", 1, centre, size, np.pi)], **LOOKS)
    clockwise = Room("x", SQUARE.floor[::-1], 2.5)
    with pytest.raises(ArgumentError, match="counter-clockwise"):
        build_shell(clockwise, [], **LOOKS)


@pytest.mark.parametrize("time", ["day", "sunset", "night", "overcast"])
def test_every_view_through_the_window_meets_the_outside(time):
    outside = build_outside([SQUARE], OPENINGS, sky=sky_of(time), time=time, seed=5)
    assert all(p.outside for p in outside)
    assert sum(len(part.surface) for p in outside for part in p.shape.parts) < 40_000
    scene = scene_of(outside)
    rng = np.random.default_rng(0)
    eyes = rng.uniform((-2.3, -1.8, 1.0), (2.2, 1.8, 1.7), (3000, 3))
    targets = np.column_stack(
        [np.full(3000, 2.65), rng.uniform(-0.35, 0.95, 3000), rng.uniform(0.95, 2.05, 3000)]
    )
    d = targets - eyes
    shallow = np.abs(d[:, 1]) < 3 * d[:, 0]
    assert np.isfinite(scene.closest(targets[shallow], d[shallow])[0]).all()
    near, _ = scene.closest(np.tile([2.66, 0.3, 1.5], (200, 1)), np.array([[1, 0, 0]]) + 0.15 * sphere(200))
    assert np.median(near) > 5, "nothing large stands right before the window"


def test_outside_glows_as_the_sky_does_and_only_where_windows_look():
    assert build_outside([SQUARE], [DOOR], sky=sky_of()) == []
    (sky,) = [p for p in build_outside([SQUARE], [WINDOW], sky=sky_of()) if p.kind == "sky"]
    solid = [p for p in sky.shape.parts if p.finish.opacity == 1]
    for part in solid[::7]:
        middle = sky.pose.apply(part.surface.corners.mean((0, 1))) - (0, 0, 1.2)
        if middle[2] < 0.2 * np.linalg.norm(middle):
            continue
        wanted = sky_of()(np.array([middle / np.linalg.norm(middle)]))[0]
        np.testing.assert_allclose(part.finish.emission, wanted, rtol=0.2)
    assert min(sky.pose.apply(p.surface.corners.mean((0, 1)))[0] for p in solid) > -1


def test_the_same_seed_builds_the_same():
    def numbers(seed):
        pieces = build_shell(SQUARE, OPENINGS, **LOOKS, seed=seed) + build_outside(
            [SQUARE], OPENINGS, sky=sky_of(), seed=seed
        )
        return b"".join(part.surface.corners.tobytes() for p in pieces for part in p.shape.parts)

    assert numbers(4) == numbers(4)
    assert numbers(4) != numbers(5)


def test_a_rail_on_tiles_shows_nothing_to_the_outdoors():
    """A back in the plane of the wall would be lit by the sky and shine on the wall above."""
    pieces = build_shell(SQUARE, OPENINGS, **LOOKS, accent=Finish("subway"))
    rails = [
        p.shape.parts[0] for p in pieces if p.kind == "wall" and p.shape.parts[0].finish == LOOKS["trim"]
    ]
    assert rails
    for rail in rails:
        assert rail.surface.normals[..., 0].min() > -1e-6
        assert np.ptp(rail.surface.corners[..., 0]) == pytest.approx(0.012)


def test_tiles_lie_only_above_what_stands_at_the_wall():
    run = Pose.at(-0.5, 1.7, yaw=-np.pi / 2)
    corners = run.apply(
        np.stack(np.meshgrid([-0.3, 0.3], [-0.8, 0.8], [0, 0.9], indexing="ij"), -1).reshape(-1, 3)
    )
    pieces = build_shell(SQUARE, [], **LOOKS, accent=Finish("subway"), splashed=[corners])
    tiled = [
        (p, part)
        for p in pieces
        for part in p.shape.parts
        if p.kind == "wall" and part.finish.pattern == "subway"
    ]
    assert len(tiled) == 1
    piece, part = tiled[0]
    points = piece.pose.apply(part.surface.corners).reshape(-1, 3)
    assert points[:, 0].min() == pytest.approx(-1.3) and points[:, 0].max() == pytest.approx(0.3)
    assert points[:, 2].min() == pytest.approx(0.87) and points[:, 2].max() == pytest.approx(1.5)
    areas = [part.surface.area for part in piece.shape.parts]
    assert sum(areas) == pytest.approx(SQUARE.height * 5.0, rel=0.02), "no hole between tiles and paint"
    none = build_shell(SQUARE, [], **LOOKS, accent=Finish("subway"), splashed=[])
    assert all(part.finish.pattern != "subway" for p in none for part in p.shape.parts)


def test_windows_next_to_each_other_share_a_rod_and_a_panel():
    def windows(*places):
        return [Opening("window", "living room", 1, (2.5, y, 1.5), (1.0, 1.2), np.pi) for y in places]

    def curtains(*places):
        made = build_shell(SQUARE, windows(*places), **LOOKS, curtains=True)
        return [p for p in made if p.kind == "curtain"]

    assert len(curtains(0.0)) == 1
    assert len(curtains(-0.9, 0.9)) == 1
    alone, pair = curtains(0.0)[0].shape, curtains(-0.9, 0.9)[0].shape
    assert 1.3 * len(alone.parts[0].surface) < len(pair.parts[0].surface) < 1.7 * len(alone.parts[0].surface)


def test_no_sky_shows_under_a_closed_door():
    scene = scene_of(build_shell(SQUARE, [DOOR], **LOOKS))
    eye = np.tile((0.0, 0.5, 1.5), (50, 1))
    under = np.column_stack([np.full(50, -2.5), np.linspace(0.1, 0.9, 50), np.full(50, 0.004)])
    distance, _ = scene.closest(eye, under - eye)
    assert np.isfinite(distance).all()


@pytest.mark.parametrize("form", ["round", "tall", "conifer"])
def test_a_crown_is_darker_below_than_on_top(form):
    parts = tree_parts(form, 4.0, np.random.default_rng(3))
    sprays = [p for p in parts if not p.closed]
    height = [p.surface.corners[..., 2].mean() for p in sprays]
    green = [p.finish.colour[1] for p in sprays]
    assert len(sprays) >= 3
    assert np.argsort(height).tolist() == np.argsort(green).tolist()
    assert max(p.surface.corners[..., 2].max() for p in parts) < 1.25 * 4.0
