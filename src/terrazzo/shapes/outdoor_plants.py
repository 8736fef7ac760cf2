"""Trees, bushes and rocks as entries of the catalogue, so that they are understood by name wherever they are asked for.

In open land they are grown as individuals (`outdoors.plants`); the shapes here are for anywhere else, a tree in a hall, say.
"""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.foliage import GREENS
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.surface import Surface


def _crown(a: Sketch, look, centre, radius: float, tall: float, count: int, leaf: float) -> None:
    for k in range(count):
        z = 1 - 2 * (k + 0.5) / count
        t, r = 2.39996 * k, np.sqrt(1 - z * z) * a.rng.uniform(0.72, 1.0)
        with a.at(
            centre[0] + radius * r * np.cos(t),
            centre[1] + radius * r * np.sin(t),
            centre[2] + tall * z,
            yaw=t,
            pitch=-z,
        ):
            a.leaf(look[k % len(look)], leaf, 0.6 * leaf, cells=2)


def _plant(a: Sketch, *, trunk: float, cone: bool = False) -> None:
    w, _, h = a.size
    look = (
        [a.fixed("leaf", c) for c in GREENS[:3]]
        if isinstance(GREENS, (list, tuple))
        else [a.fixed("leaf", "green")]
    )
    a.piece("trunk")
    a.cylinder(a.fixed("bark"), 0.03 * h, max(trunk * h, 0.06 * h), (0, 0, 0), top=0.02 * h, n=12)
    a.piece("crown")
    if cone:
        for k in range(6):
            u = k / 6
            _crown(a, look, (0, 0, h * (0.18 + 0.78 * u)), 0.46 * w * (1.02 - u), 0.07 * h, 70, 0.10 * h)
        return
    _crown(
        a,
        look,
        (0, 0, h * (trunk + 0.5 * (0.95 - trunk))),
        0.44 * w,
        0.45 * h * (0.95 - trunk),
        320,
        0.07 * h,
    )


def _broad(a: Sketch) -> None:
    """A trunk with a round crown."""
    _plant(a, trunk=0.3)


def _conifer(a: Sketch) -> None:
    """A trunk with tiers of boughs."""
    _plant(a, trunk=0.15, cone=True)


_WORDS = {
    "oak tree": ("big tree, old tree, large tree, old oak", (7.0, 7.0, 10.0)),
    "maple tree": ("autumn tree", (6.5, 6.5, 9.5)),
    "birch tree": ("silver birch", (4.0, 4.0, 9.0)),
    "beech tree": ("beech trees", (6.0, 6.0, 12.0)),
    "willow tree": ("willow, weeping willow", (7.5, 7.5, 8.0)),
    "poplar tree": ("poplar", (2.4, 2.4, 12.0)),
    "apple tree": ("fruit tree, pear tree", (3.6, 3.6, 4.0)),
    "cherry tree": ("cherry blossom tree, cherry blossom, blossoming tree, sakura", (4.6, 4.6, 5.5)),
    "dead tree": ("bare tree, withered tree, leafless tree", (3.5, 3.5, 4.5)),
}
for _name, (_words, _size) in _WORDS.items():
    entry(_name, _words, _size, mass=700.0, tags="plant, outdoor", limits=(0.2, 2.5))(_broad)
for _name, _words, _size in (
    ("spruce tree", "spruce, evergreen tree, evergreen, conifer, fir tree, fir", (4.6, 4.6, 11.0)),
    ("pine tree", "pine trees, scots pine", (5.0, 5.0, 13.0)),
    ("cypress tree", "cypress", (1.5, 1.5, 7.0)),
):
    entry(_name, _words, _size, mass=700.0, tags="plant, outdoor", limits=(0.2, 2.5))(_conifer)


@entry(
    "bush",
    "shrub, bushes, shrubs, hedge plant, flowering bush, rose bush, hydrangea bush, scrub",
    (1.4, 1.4, 1.3),
    mass=20.0,
    tags="plant, outdoor",
    limits=(0.3, 2.5),
)
def bush(a: Sketch) -> None:
    """A round bush."""
    _plant(a, trunk=0.06)


@entry(
    "hedge",
    "box hedge, privet hedge, clipped hedge",
    (0.7, 2.4, 1.3),
    mass=90.0,
    tags="plant, outdoor, border",
    limits=(0.3, 5.0),
)
def hedge(a: Sketch) -> None:
    """A clipped length of hedge: leaves all over a block."""
    d, w, h = a.size
    look = [a.fixed("leaf", c) for c in ("green", "fern", "forest green")]
    a.box(a.fixed("leaf", "forest green"), (0.86 * d, w, 0.93 * h), (0, 0, 0), 0.05)
    a.piece(None)
    areas = np.array([w * h, w * h, d * h, d * h, d * w])
    n = int(min(2600, 210 * areas.sum()))
    face = a.rng.choice(5, n, p=areas / areas.sum())
    normal = np.array([(1.0, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1)])[face]
    spot = a.rng.uniform((-0.43 * d, -0.5 * w + 0.04, 0.02), (0.43 * d, 0.5 * w - 0.04, 0.93 * h), (n, 3))
    rim = np.array([0.43 * d, 0.5 * w - 0.04, 0.93 * h])
    spot = np.where(np.abs(normal) > 0.5, np.where(normal < 0, -rim * (1, 1, 0), rim), spot)
    along = normal * 0.6 + a.rng.normal(0, 0.7, (n, 3)) + (0, 0, 0.3)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    across = np.cross(along, normal + a.rng.normal(0, 0.3, (n, 3)))
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-6)
    up = np.cross(across, along)
    long = 0.065 * a.rng.uniform(0.7, 1.25, (n, 1))
    wide = 0.30 * long
    corners = np.stack(
        [
            spot,
            spot + 0.5 * long * along - wide * across,
            spot + long * along,
            spot + 0.5 * long * along + wide * across,
        ],
        1,
    )
    for k in range(3):
        a.add(Surface(corners[k::3], np.repeat(up[k::3, None], 4, 1)), look[k], closed=False)


@entry(
    "boulder",
    "rock, rocks, stone block, large rock, big rock, stones, boulders",
    (1.3, 1.1, 0.9),
    mass=1500.0,
    tags="outdoor",
    limits=(0.15, 4.0),
)
def boulder(a: Sketch) -> None:
    """A block of stone with flat faces and rounded edges."""
    d, w, h = a.size
    rng = a.rng
    n = 17
    u, v = np.linspace(0, 2 * np.pi, 2 * n), np.linspace(-0.36 * np.pi, np.pi / 2, n)
    direction = np.stack(
        [
            np.cos(v)[:, None] * np.cos(u),
            np.cos(v)[:, None] * np.sin(u),
            np.broadcast_to(np.sin(v)[:, None], (n, 2 * n)),
        ],
        -1,
    )
    direction[:, -1] = direction[:, 0]
    radius = np.ones(direction.shape[:2])
    for _ in range(10):
        plane = rng.normal(0, 1, 3)
        plane /= np.linalg.norm(plane)
        depth, cosine = rng.uniform(0.62, 0.92), direction @ plane
        radius = np.minimum(radius, np.where(cosine > 0.6 * depth, depth / np.maximum(cosine, 1e-3), 9.0))
    a.sheet(
        a.main("stone", "grey"),
        direction.transpose(1, 0, 2) * radius.T[..., None] * (d / 2, w / 2, h / 2),
        closed=True,
    )
