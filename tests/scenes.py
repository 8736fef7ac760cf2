"""Small splats and worlds that many tests share."""

from __future__ import annotations

import numpy as np

from terrazzo.cameras import Camera
from terrazzo.geometry import Pose
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
