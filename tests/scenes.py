"""Small splats and worlds that many tests share."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.cameras import Camera
from terrazzo.geometry import Pose, matrix_to_quaternion
from terrazzo.materials import finish
from terrazzo.shapes.architecture_stairs import build_stairs
from terrazzo.splats import Splats
from terrazzo.world import Collider, Light, Material, Note, Opening, Room, Thing, World


def random_splats(n: int, *, degree: int = 0, seed: int = 0, spread: float = 1.0) -> Splats:
    """Plausible splats around the origin."""
    rng = np.random.default_rng(seed)
    return Splats(
        rng.normal(0, spread, (n, 3)),
        rng.normal(0, 1, (n, 4)),
        np.exp(rng.normal(-3, 1, (n, 3))),
        rng.random(n),
        rng.normal(0, 0.5, (n, (degree + 1) ** 2, 3)),
    )


def small_world(*, splats: int = 50, degree: int = 1, seed: int = 0) -> World:
    """One room with a table, a cup on it, and a wall; every field of every type holds something."""
    room = Room("kitchen", ((0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0)), 2.6)
    top = Collider.box((-0.4, -0.6, 0.7), (0.4, 0.6, 0.75))
    leg = Collider.box((-0.05, -0.05, 0.0), (0.05, 0.05, 0.7))
    oak = Material("oak", 700.0, 0.5, 0.2)
    table = Thing(
        "table-1",
        "dining table",
        "dining table",
        Pose.at(2, 1.5, yaw=0.5),
        (0.8, 1.2, 0.75),
        ("oak",),
        random_splats(splats, degree=degree, seed=seed),
        (top, leg),
        oak,
        25.0,
        (0.6, 0.4, 0.2),
        room="kitchen",
    )
    cup = Thing(
        "cup-1",
        "coffee mug",
        "mug",
        Pose.at(2, 1.5, 0.75),
        (0.1, 0.08, 0.1),
        ("white", "ceramic"),
        random_splats(splats, degree=0, seed=seed + 1, spread=0.03),
        (Collider.box((-0.04, -0.04, 0), (0.04, 0.04, 0.1)),),
        origin="invented",
        support="table-1",
        room="kitchen",
        mass=0.3,
    )
    wall = Thing(
        "wall-1",
        "wall",
        "wall",
        Pose.at(2, 0),
        (0.15, 4.0, 2.6),
        splats=random_splats(splats, seed=seed + 2),
        colliders=(Collider.box((-0.15, -2, 0), (0, 2, 2.6)),),
        room="kitchen",
    )
    return World(
        (table, cup),
        (wall,),
        (room,),
        (Opening("door", "kitchen", 0, (1.0, 0.0, 1.0), (0.9, 2.0), np.pi / 2),),
        (
            Light("sun", (0.6, 0.0, 0.8), (9.0, 8.0, 7.0), 0.005),
            Light("lamp", (1, 1, 2), (3, 3, 3), 0.05, "cup-1"),
        ),
        {"view": Camera.look_at((0.5, 0.5, 1.6), (3, 2, 1))},
        "a kitchen 🍳 with a table",
        7,
        (Note("unknown", "frobnicator", "no such kind"),),
        ("create",),
        (0.1, 0.2, 0.3),
    )


def _tiles(low: tuple, u: tuple, v: tuple, colour: tuple, *, step: float = 0.1) -> Splats:
    """A rectangle of flat square splats with a chequered colour."""
    a, b = np.asarray(u, float), np.asarray(v, float)
    nu, nv = (max(1, round(float(np.linalg.norm(e)) / step)) for e in (a, b))
    i, j = (g.reshape(-1) for g in np.meshgrid(np.arange(nu), np.arange(nv), indexing="ij"))
    means = np.asarray(low) + (i + 0.5)[:, None] / nu * a + (j + 0.5)[:, None] / nv * b
    axes = np.stack([a / np.linalg.norm(a), b / np.linalg.norm(b)], -1)
    turn = np.concatenate([axes, np.cross(axes[:, 0], axes[:, 1])[:, None]], 1)
    quaternions = np.tile(matrix_to_quaternion(turn), (len(means), 1))
    scales = np.tile([0.6 * step, 0.6 * step, 0.003], (len(means), 1))
    shade = np.where((i // 4 + j // 4) % 2 == 0, 1.0, 0.75)[:, None] * np.asarray(colour)
    return Splats.from_colours(means, quaternions, scales, np.full(len(means), 0.97), shade)


def tiled_room() -> World:
    """A 4 x 3 x 2.5 m room of about 7,000 splats with a box in it: right for walking, filming and comparing pictures."""
    x, y, z = 4.0, 3.0, 2.5
    sides = {
        "floor": _tiles((0, 0, 0), (x, 0, 0), (0, y, 0), (0.6, 0.45, 0.3)),
        "ceiling": _tiles((0, 0, z), (x, 0, 0), (0, y, 0), (0.9, 0.9, 0.88)),
        "wall-0": _tiles((0, 0, 0), (x, 0, 0), (0, 0, z), (0.8, 0.4, 0.35)),
        "wall-1": _tiles((x, 0, 0), (0, y, 0), (0, 0, z), (0.4, 0.7, 0.45)),
        "wall-2": _tiles((0, y, 0), (x, 0, 0), (0, 0, z), (0.35, 0.45, 0.8)),
        "wall-3": _tiles((0, 0, 0), (0, y, 0), (0, 0, z), (0.85, 0.8, 0.4)),
    }
    structure = tuple(
        Thing(name, name.split("-")[0], name.split("-")[0], Pose(), (x, y, z), splats=s)
        for name, s in sides.items()
    )
    a, h = 0.4, 0.9
    faces = [
        _tiles((-a, -a, h), (2 * a, 0, 0), (0, 2 * a, 0), (0.95, 0.6, 0.1), step=0.05),
        *(
            _tiles((-a, -a, 0), (2 * a, 0, 0), (0, 0, h), (0.9, 0.5, 0.1), step=0.05).transform(
                Pose.at(0, 0, yaw=t)
            )
            for t in np.arange(4) * np.pi / 2
        ),
    ]
    box = Thing(
        "box-1",
        "orange box",
        "box",
        Pose.at(2.6, 1.5),
        (2 * a, 2 * a, h),
        splats=Splats.merge(faces),
        colliders=(Collider.box((-a, -a, 0), (a, a, h)),),
        room="room",
    )
    room = Room("room", ((0.0, 0.0), (x, 0.0), (x, y), (0.0, y)), z)
    camera = Camera.look_at((0.6, 0.5, 1.6), (2.6, 1.6, 0.9))
    return World((box,), structure, (room,), cameras={"view": camera}, prompt="a tiled room")


def two_storeys() -> World:
    """A hall, a landing above it, and a staircase beside both; the floors are tiled."""
    hall = Room("hall", ((0.0, 0.0), (5.0, 0.0), (5.0, 1.5), (0.0, 1.5)), 2.7)
    landing = replace(hall, name="landing", base=3.0)
    well = Room("stairs", ((3.0, 1.65), (5.0, 1.65), (5.0, 4.65), (3.0, 4.65)), 5.7)
    openings = tuple(
        Opening("doorway", "stairs", 0, (4.0, 1.65, z + 1.2), (2.0, 2.4), np.pi / 2, to)
        for z, to in ((0.0, "hall"), (3.0, "landing"))
    )
    floors = [
        Thing(
            f"floor-{k}",
            "floor",
            "floor",
            Pose(),
            (5.0, 4.65, 0.1),
            splats=_tiles(low, u, v, (0.6, 0.5, 0.4)),
        )
        for k, (low, u, v) in enumerate(
            [((0, 0, 0), (5, 0, 0), (0, 4.65, 0)), ((0, 0, 3.0), (5, 0, 0), (0, 1.5, 0))], 1
        )
    ]
    look = finish("oak", None)
    pieces = build_stairs(
        "stairs", Pose.at(4.0, 1.65, yaw=np.pi / 2), rise=3.0, depth=3.0, width=2.0, treads=look, sides=look
    )
    stairs = [
        Thing(
            p.id, p.label, p.kind, p.pose, p.shape.size, splats=random_splats(60, seed=k, spread=0.1),
            colliders=p.shape.colliders, room="stairs",
        )
        for k, p in enumerate(pieces)
    ]  # fmt: skip
    camera = Camera.look_at((0.6, 0.75, 1.6), (4.0, 0.75, 1.4))
    return World(
        (),
        (*floors, *stairs),
        (hall, landing, well),
        openings,
        cameras={"view": camera},
        prompt="two storeys",
    )
