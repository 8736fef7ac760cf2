"""Plants and rocks of a landscape: grown as finely as they are near, lit, and made into things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import Pose, quaternion_multiply, yaw_matrix, yaw_quaternion
from terrazzo.outdoors.cells import distance_to_eyes
from terrazzo.outdoors.fields import Floats
from terrazzo.outdoors.landscape import Landscape
from terrazzo.outdoors.matter import Matter, leaf_matter, thinned, wood_matter
from terrazzo.outdoors.plants import SPECIES, Grown, grow
from terrazzo.outdoors.rocks import log_matter, rock_matter, rock_points
from terrazzo.outdoors.scatter import Growth
from terrazzo.splats import Splats
from terrazzo.world.things import Collider, Material, Thing

if TYPE_CHECKING:
    from terrazzo.creation.landscapes import Site

NEAREST = 7.0
"""Plants nearer than this have all their leaves [m]."""
VARIANTS = 7
"""Individuals of each far species, turned and stretched differently."""
CARDS = 420
"""Leaves of a near tree that cast its shadow, each for many."""
ROOTED = 0.03
"""Plants and rocks start this far below the ground [m], which is uneven."""
PIXEL = 0.0030
"""Angle that a splat of bark or stone should fill [rad]."""


@dataclass(frozen=True, eq=False)
class PlantStand:
    """All plants before they are lit.

    Args:
        growths: What stands where.
        near: Matter of each near growth in the world's frame, its shadow's cards [m] [t, 3, 3], colliders' points.
        far: Matter of all scenery.
        cards: Triangles that cast plants' shadows.
    """

    growths: list[Growth]
    near: list[Matter]
    hulls: list[list[NDArray]]
    far: Matter | None
    cards: list[Floats]

    def things(self, site: Site) -> tuple[list[Thing], list[Thing]]:
        """Near plants as things, and the scenery."""
        from terrazzo.creation.landscapes import scenery_thing

        out: list[Thing] = []
        scenery: list[Thing] = []
        if self.near:
            sizes = [len(m) for m in self.near]
            splats = site.splats(Matter.merge(self.near))
            ends = np.cumsum([0, *sizes])
            count: dict[str, int] = {}
            small = []
            for growth, hulls, first, last in zip(self.growths, self.hulls, ends[:-1], ends[1:], strict=True):
                own = splats.select(slice(int(first), int(last)))
                if not len(own):
                    continue
                if growth.species in ("fern", "shell") and not growth.ask:
                    small.append(own)
                    continue
                count[growth.name] = count.get(growth.name, 0) + 1
                out.append(
                    _thing(
                        growth,
                        f"{growth.name.replace(' ', '-')}-{count[growth.name]}",
                        own,
                        hulls,
                        site.plan.rooms[0].name,
                    )
                )
            if small:
                scenery.append(scenery_thing("undergrowth", "undergrowth", Splats.merge(small)))
        if self.far is not None and len(self.far):
            scenery.append(scenery_thing("far-trees", "far trees", site.splats(self.far)))
        return out, scenery


def _thing(growth: Growth, id: str, splats: Splats, hulls: list[NDArray], room: str) -> Thing:
    pose = Pose.at(growth.x, growth.y, growth.z - ROOTED, yaw=growth.yaw)
    inverse = pose.inverse()
    own = splats.transform(inverse)
    reach = np.abs(own.means[:, :2]).max(0)
    top = float(own.means[:, 2].max())
    # Roots and the lower part of rocks are below the ground; the box is what one sees.
    points = [np.asarray(inverse.apply(h), np.float32) for h in hulls]
    for p in points:
        p[:, 2] = np.where(p[:, 2] < 2 * ROOTED, 0.0, p[:, 2])
    species = SPECIES.get(growth.species)
    mass = species.mass * (growth.height / species.usual) ** 2.4 if species else 1600.0 * growth.height**3
    r, g, b = (round(float(np.clip(c, 0, 1)), 4) for c in own.colours.mean(0))
    return Thing(
        id,
        growth.name,
        growth.name,
        pose,
        (2 * float(reach[0]), 2 * float(reach[1]), max(top, 0.02)),
        splats=own,
        colliders=tuple(Collider(p) for p in points if len(p) >= 4 and np.ptp(p[:, 2]) > 0.01),
        material=Material("wood", 650.0, 0.7, 0.1) if species else Material("stone", 2600.0, 0.7, 0.1),
        mass=float(max(mass, 0.05)),
        colour=(r, g, b),
        support="floor",
        room=room,
    )


def plant_stand(landscape: Landscape, budget: int, far_budget: int, eyes: Floats) -> PlantStand:
    """Grows everything, near things as finely as the budget lets."""
    near = [g for g in landscape.growths if g.near]
    far = [g for g in landscape.growths if not g.near]
    distance = distance_to_eyes(np.array([(g.x, g.y) for g in near]).reshape(-1, 2), eyes)
    detail = np.minimum(1.0, NEAREST / np.maximum(distance, 0.1)) ** 1.45
    need = sum(_cost(g) * d for g, d in zip(near, detail, strict=True))
    factor = float(np.clip(budget / max(need, 1), 0.05, 2.2))
    matter, hulls, cards = [], [], []
    for number, (growth, share, away) in enumerate(zip(near, detail, distance, strict=True)):
        own, hull, card = _grown(growth, share * factor, max(away, 2.0), number)
        matter.append(own)
        hulls.append(hull)
        if away < 90:
            cards.append(card)
    total = sum(len(m) for m in matter)
    if total > budget:
        share = budget / total
        matter = [thinned(m, int(np.ceil(share * len(m))), seed=i) for i, m in enumerate(matter)]
    return PlantStand(near, matter, hulls, _far_matter(far, far_budget), cards)


def _cost(growth: Growth) -> float:
    species = SPECIES.get(growth.species)
    if species is None:
        return 1500.0 * min(growth.height, 2.0)
    return 1.25 * species.leaves * min(1.6, max(growth.height / species.usual, 0.25)) + 700


def _grown(
    growth: Growth, detail: float, distance: float, owner: int
) -> tuple[Matter, list[NDArray], Floats]:
    """Matter, collider points and shadow cards of one near growth, in the world."""
    if growth.species not in SPECIES:
        return _stone(growth, detail, distance, owner)
    grown = grow(SPECIES[growth.species], growth.height, growth.seed, detail=max(detail, 0.012))
    spacing = float(
        np.clip(
            PIXEL * distance / np.sqrt(np.clip(detail * (distance / NEAREST) ** 1.2, 0.15, 2)) * 3.0,
            0.03,
            0.9,
        )
    )
    parts = [
        wood_matter(
            grown, spacing=spacing, owner=owner, seed=growth.seed, ribs=grown.species.habit == "stem"
        ),
        leaf_matter(grown, owner=owner),
    ]
    matter = _moved(Matter.merge(parts), growth)
    hulls = []
    if grown.species.habit not in ("fern",) and grown.foot > 0.035:
        hulls.append(_trunk(grown, growth))
    return matter, hulls, _moved_points(_cards(grown, growth.seed), growth)


def _stone(
    growth: Growth, detail: float, distance: float, owner: int
) -> tuple[Matter, list[NDArray], Floats]:
    rng = np.random.default_rng([growth.seed, 8])
    h = growth.height
    size = (h * rng.uniform(1.4, 2.6), h * rng.uniform(1.2, 1.9), h * 1.5)
    look = growth.species if growth.species in ("snowy rock", "red rock", "sandy rock") else "rock"
    spacing = float(
        np.clip(
            PIXEL * 2.6 * distance / np.sqrt(np.clip(detail * (distance / NEAREST) ** 1.2, 0.3, 2)),
            0.012,
            0.6,
        )
    )
    if growth.species == "shell":
        size = (h * 2.2, h * 1.9, h)
    matter = _moved(rock_matter(size, spacing=spacing, owner=owner, seed=growth.seed, look=look), growth)
    if growth.species == "log":
        size = (h * 8, h, h)
        matter = _moved(log_matter(h, spacing=spacing, owner=owner, seed=growth.seed), growth)
    points = _moved_points(rock_points(size, growth.seed)[None], growth)[0]
    ring = rock_points(size, growth.seed, 60)
    order = np.argsort(np.arctan2(ring[:, 1], ring[:, 0]))
    top = np.array([0, 0, ring[:, 2].max() * 0.9])
    edge = ring[order]
    fan = np.stack([edge, np.roll(edge, -1, 0), np.broadcast_to(top, edge.shape)], 1)
    return matter, ([points] if h > 0.12 else []), _moved_points(0.96 * fan, growth)


def _moved(matter: Matter, growth: Growth) -> Matter:
    """From the plant's own frame to the world's."""
    turn = yaw_matrix(growth.yaw)[:3, :3]
    means = matter.means.astype(np.float64) @ turn.T + (growth.x, growth.y, growth.z)
    return Matter(
        means.astype(np.float32),
        quaternion_multiply(
            np.broadcast_to(yaw_quaternion(growth.yaw), (len(matter), 4)), matter.quaternions
        ).astype(np.float32),
        matter.scales,
        matter.albedo,
        (matter.normals.astype(np.float64) @ turn.T).astype(np.float32),
        matter.opacity,
        matter.leaf,
        matter.offset,
        matter.owner,
    )


def _moved_points(points: Floats, growth: Growth) -> Floats:
    return points @ yaw_matrix(growth.yaw)[:3, :3].T + (growth.x, growth.y, growth.z)


def _trunk(grown: Grown, growth: Growth) -> NDArray:
    """Corners of the trunk's hull up to two metres, in the world."""
    r = max(grown.foot, 0.04)
    top = min(2.2, 0.8 * growth.height)
    angle = np.arange(8) * (np.pi / 4)
    ring = np.stack([r * np.cos(angle), r * np.sin(angle)], -1)
    points = np.concatenate([np.column_stack([ring, np.zeros(8)]), np.column_stack([ring, np.full(8, top)])])
    return _moved_points(points, growth)


def _cards(grown: Grown, seed: int) -> Floats:
    """Triangles that shade as the plant does, in its own frame, shape [t, 3, 3]."""
    out = []
    k = len(grown.leaves)
    if k:
        rng = np.random.default_rng([seed & 0xFFFFFFFF, 6])
        most = min(k, int(CARDS * np.clip(grown.height / 8, 0.12, 1.6)))
        pick = rng.choice(k, most, replace=False)
        grow_by = np.sqrt(k / most) * 0.80
        half = 0.5 * grown.sizes[pick] * grow_by
        a, f = grown.along[pick], grown.facing[pick]
        across = np.cross(f, a) * half[:, 1:]
        along = a * half[:, :1]
        m = grown.leaves[pick]
        out += [
            np.stack([m - along, m + across, m + along], 1),
            np.stack([m - along, m + along, m - across], 1),
        ]
    thick = grown.radii.mean(1) > max(0.02, 0.004 * grown.height)
    a, b = grown.wood[thick, 0], grown.wood[thick, 1]
    if len(a):
        way = (b - a) / np.maximum(np.linalg.norm(b - a, axis=1, keepdims=True), 1e-9)
        side = np.cross(way, np.where(np.abs(way[:, 2:]) < 0.9, np.array([0.0, 0, 1]), np.array([1.0, 0, 0])))
        side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
        up = np.cross(way, side)
        for k in range(5):
            p, q = 2 * np.pi * k / 5, 2 * np.pi * (k + 1) / 5
            u, v = (np.cos(x) * side + np.sin(x) * up for x in (p, q))
            ra, rb = (0.9 * grown.radii[thick, j : j + 1] for j in (0, 1))
            out += [
                np.stack([a + ra * u, a + ra * v, b + rb * v], 1),
                np.stack([a + ra * u, b + rb * v, b + rb * u], 1),
            ]
    return np.concatenate(out) if out else np.zeros((0, 3, 3))


def plant_proxies(stand: PlantStand) -> tuple[Floats, NDArray[np.bool_]]:
    """What casts the plants' shadows: triangles [t, 3, 3] and that all are sheets [t]."""
    cards = np.concatenate(stand.cards) if stand.cards else np.zeros((0, 3, 3))
    return cards, np.ones(len(cards), bool)


def _far_matter(far: list[Growth], budget: int) -> Matter | None:
    """Scenery: a few individuals of each species, each at several finenesses, set down many times."""
    if not far:
        return None
    place = np.array([(g.x, g.y, g.z) for g in far])
    distance = np.hypot(place[:, 0], place[:, 1])
    wanted = np.clip((120.0 / np.maximum(distance, 30)) ** 1.5, 0.05, 1.6)
    each = np.clip(budget * wanted / wanted.sum(), 7, 400)
    parts: list[Matter] = []
    for species in sorted({g.species for g in far}):
        rows = np.array([i for i, g in enumerate(far) if g.species == species])
        level = np.round(np.log2(each[rows])).astype(int)
        for step in np.unique(level):
            own = rows[level == step]
            for variant in range(VARIANTS):
                some = own[np.arange(len(own)) % VARIANTS == variant]
                if len(some):
                    parts.append(
                        _copies(_template(species, 2.0 ** float(step), variant), [far[i] for i in some])
                    )
    return thinned(Matter.merge(parts), budget, seed=3) if parts else None


def _template(species: str, splats: float, variant: int) -> Matter:
    """A far plant of usual height with about so many splats."""
    kind = SPECIES[species]
    detail = float(splats / max(kind.leaves, 1))
    grown = grow(kind, kind.usual, 7001 + 131 * variant, detail=detail)
    wood = wood_matter(grown, spacing=0.9, owner=0, seed=variant)
    if len(wood) > 0.25 * splats + 2:
        thick = np.argsort(-wood.scales[:, 1])[: int(0.25 * splats) + 2]
        wood = wood.select(np.sort(thick))
    return Matter.merge([wood, leaf_matter(grown, owner=0)])


def _copies(template: Matter, growths: list[Growth]) -> Matter:
    kind = SPECIES[growths[0].species]
    n, k = len(growths), len(template)
    yaw = np.array([g.yaw for g in growths])
    size = np.array([g.height / kind.usual for g in growths])
    wide = size * np.array([0.85 + 0.35 * ((g.seed >> 5) % 1000) / 1000 for g in growths])
    tone = np.array([0.78 + 0.44 * ((g.seed >> 9) % 1000) / 1000 for g in growths])
    warm = np.array([((g.seed >> 13) % 1000) / 1000 - 0.5 for g in growths])
    c, s = np.cos(yaw), np.sin(yaw)
    m, nrm = template.means.astype(np.float64), template.normals.astype(np.float64)

    def turned(v: Floats) -> Floats:
        x = c[:, None] * v[:, 0] - s[:, None] * v[:, 1]
        y = s[:, None] * v[:, 0] + c[:, None] * v[:, 1]
        return np.stack([x, y, np.broadcast_to(v[:, 2], x.shape)], -1)

    means = (
        turned(m) * np.stack([wide, wide, size], -1)[:, None]
        + np.array([(g.x, g.y, g.z) for g in growths])[:, None]
    )
    q = np.stack(
        [quaternion_multiply(np.broadcast_to(yaw_quaternion(a), (k, 4)), template.quaternions) for a in yaw]
    )
    colour = (
        template.albedo[None]
        * tone[:, None, None]
        * (1 + 0.22 * warm[:, None, None] * np.array([1.0, 0.2, -0.8]))
    )

    def flat(values: NDArray) -> NDArray:
        return np.broadcast_to(values[None], (n, *values.shape)).reshape(n * k, *values.shape[1:])

    return Matter(
        means.reshape(-1, 3).astype(np.float32),
        q.reshape(-1, 4).astype(np.float32),
        (template.scales[None] * wide[:, None, None]).reshape(-1, 3).astype(np.float32),
        colour.reshape(-1, 3).astype(np.float32),
        turned(nrm).reshape(-1, 3).astype(np.float32),
        flat(template.opacity),
        flat(template.leaf),
        np.full(n * k, 1.5, np.float32),
        flat(template.owner),
    )
