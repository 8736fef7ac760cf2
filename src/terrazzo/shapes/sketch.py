"""`Sketch`: on which the builder of a small object draws its parts, and `entry`, which puts such a builder in the catalogue.

A builder draws in whatever frame suits it, near the size that was asked for; the sketch then moves and stretches everything
(surfaces, colliders, shelves, lamps) into the wanted box, so that no builder needs to keep count of its own extremes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.materials import FINISHES, Finish, find_finish, finish, physical
from terrazzo.materials.colours import from_hex
from terrazzo.shapes.drawing import Drawing, Point, support
from terrazzo.shapes.kinds import Kind, Spec, register
from terrazzo.shapes.shape import Lamp, Part, Shape, Shelf
from terrazzo.shapes.surface import Surface
from terrazzo.world.things import Collider

WARM = (1.0, 0.74, 0.46)
"""Linear RGB of a 2700 K lamp, largest channel 1."""

_FLAT = 1e-6
"""Below this extent [m] an axis is not stretched."""

Affine = Callable[[ArrayLike], NDArray[np.float64]]


class Sketch(Drawing):
    """The parts of one thing while it is built; frames and units as in `Shape`, but the origin is free.

    Args:
        spec: What was asked for.
    """

    def __init__(self, spec: Spec):
        super().__init__()
        phrases = [re.sub(r"[-_\s]+", " ", w.strip().lower()) for w in (*spec.attributes, *spec.styles)]
        self.spec_words = frozenset(phrases).union(*(p.split() for p in phrases))
        self.spec = spec
        self.rng = spec.rng
        self.size = spec.size
        self.uniform = False
        """Set by builders whose attribute changes the proportions: scale alike along all axes, within the wanted box."""
        self._bulk = spec.material or (spec.kind.finishes[0] if spec.kind.finishes else "")
        self._shelves: list[Shelf] = []
        self._lamps: list[Lamp] = []

    def said(self, *words: str) -> bool:
        """Whether any of these words was said of the thing or of the place's style, alone or inside a phrase ("gold-framed")."""
        return not self.spec_words.isdisjoint(words)

    def pick(self, *options: Any) -> Any:
        """One of the options, by the seed."""
        return options[int(self.rng.integers(len(options)))]

    def main(self, material: str, colour: str | None = None, **changes: Any) -> Finish:
        """The finish of the part that the person's colour and material words speak of.

        Args:
            material: Finish word where none was said and the kind names no usual ones.
            colour: Colour word likewise; kept out where a material was said.
            changes: Fields of `Finish` to set, such as `axis` or `scale`.
        """
        kind, spec = self.spec.kind, self.spec
        usual = self.pick(*kind.finishes) if kind.finishes else material
        self._bulk = self._bulk or usual
        if spec.material or spec.colour:
            return self._finish(spec.material, spec.colour, usual, changes)
        if kind.colours:
            colour = self.pick(*kind.colours)
        elif kind.finishes:
            colour = None
        return self._finish(usual, colour, usual, changes)

    def accent(self, material: str, colour: str | None = None, **changes: Any) -> Finish:
        """A part that takes the person's colour word but keeps its own material."""
        return self._finish(material, self.spec.colour or colour, material, changes)

    def fixed(self, material: str, colour: str | None = None, **changes: Any) -> Finish:
        """A finish that no word of the person's changes."""
        return self._finish(material, colour, material, changes)

    def paint(self, code: str, material: str = "paper", **changes: Any) -> Finish:
        """A material in a display colour written as six hexadecimal digits, for pictures and prints."""
        return replace(
            self._finish(material, None, material, changes),
            pattern="smooth",
            colour=from_hex(code),
            second=None,
        )

    def _finish(
        self, material: str | None, colour: str | None, default: str, changes: dict[str, Any]
    ) -> Finish:
        return replace(finish(material, colour, default=default, seed=self.spec.seed % 2**31), **changes)

    def family(self) -> str:
        """Family of the material that was said ("wood", "metal", "glass"...), or ""."""
        name = find_finish(self.spec.material) if self.spec.material else None
        return FINISHES[name].family if name else ""

    def glow(self, look: Finish, strength: float = 1.5, tint: Sequence[float] = WARM) -> Finish:
        """The same finish giving off light, unless the thing was said to be off."""
        if self.said("off", "unlit"):
            return look
        r, g, b = (float(strength * t) for t in tint)
        return replace(look, emission=(r, g, b))

    def collide(self, low: Point, high: Point) -> None:
        """Adds a box-shaped collider piece [m]."""
        corners = np.stack(np.meshgrid([0, 1], [0, 1], [0, 1], indexing="ij"), -1).reshape(-1, 3)
        ends = np.array([low, high], np.float64)
        self._collide(ends[corners, np.arange(3)])

    def _collide(self, corners: NDArray[np.float64]) -> None:
        self._hulls[f"#{len(self._hulls)}"] = [self.placed(corners)]

    def collide_hollow(self, low: Point, high: Point, wall: float, bottom: float) -> None:
        """Adds the floor and four walls of an open box as collider pieces [m]."""
        (x0, y0, z0), (x1, y1, z1) = low, high
        self.collide(low, (x1, y1, z0 + bottom))
        self.collide((x0, y0, z0), (x0 + wall, y1, z1))
        self.collide((x1 - wall, y0, z0), (x1, y1, z1))
        self.collide((x0, y0, z0), (x1, y0 + wall, z1))
        self.collide((x0, y1 - wall, z0), (x1, y1, z1))

    def collide_hull(self, corners: ArrayLike) -> None:
        """Adds the convex hull of points [m], shape [n >= 4, 3], as a collider piece."""
        self._collide(np.asarray(corners, np.float64))

    def collide_bowl(self, low: float, high: float, height: float, wall: float, bottom: float) -> None:
        """Adds the floor and twelve wall pieces of a round open vessel as colliders.

        Args:
            low: Outer radius at z = 0 [m].
            high: Outer radius at the rim [m].
            height: Of the rim [m].
            wall: Thickness [m].
            bottom: Thickness of the floor [m].
        """
        turn = np.linspace(0, 2 * np.pi, 13)
        ring = np.stack([np.cos(turn), np.sin(turn)], -1)
        floor = [np.column_stack([low * ring[:-1], np.full(12, z)]) for z in (0.0, bottom)]
        self._collide(np.concatenate(floor))
        section = ((low, 0.0), (max(low - wall, 0.0), 0.0), (high, height), (high - wall, height))
        for a, b in pairwise(ring):
            self._collide(np.array([(r * d[0], r * d[1], z) for d in (a, b) for r, z in section]))

    def shelf(
        self, centre: Point, size: tuple[float, float], headroom: float = float("inf"), kind: str = "top"
    ) -> None:
        """Adds a place where other things can stand; see `Shelf`."""
        self._shelves.append(Shelf(_triple(self.placed(centre)), size, headroom, kind))

    def lamp(
        self, position: Point, radius: float, flux: float, clear: float, tint: Sequence[float] = WARM
    ) -> None:
        """Adds a glowing sphere of `flux` (10 is a 60 W bulb) unless the thing was said to be off; see `Lamp`."""
        if self.said("off", "unlit"):
            return
        r, g, b = (float(flux * t) for t in tint)
        self._lamps.append(Lamp(_triple(self.placed(position)), radius, (r, g, b), clear))

    def shape(self) -> Shape:
        """Everything gathered, moved and stretched into the wanted box."""
        points = np.concatenate([s.corners.reshape(-1, 3) for s, _, _ in self._parts])
        low, high = points.min(0), points.max(0)
        extent, wanted = high - low, np.array(self.spec.size, np.float64)
        stretch = np.where(extent > _FLAT, wanted / np.maximum(extent, _FLAT), 1.0)
        if self.uniform:
            stretch[:] = stretch.min()
            wanted = extent * stretch
        origin = np.array([(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]])

        def fit(p: ArrayLike) -> NDArray[np.float64]:
            return (np.asarray(p, np.float64) - origin) * stretch

        sx, sy, sz = (float(s) for s in stretch)
        kind = self.spec.kind
        return Shape(
            size=_triple(wanted),
            parts=tuple(
                Part(Surface.merge(same).translate(*(-origin)).scaled(sx, sy, sz), look, closed)
                for (look, closed), same in self._by_look().items()
            ),
            colliders=self._colliders(fit, wanted),
            shelves=tuple(
                Shelf(_triple(fit(s.centre)), (s.size[0] * sx, s.size[1] * sy), s.headroom * sz, s.kind)
                for s in self._shelves
            ),
            lamps=tuple(
                Lamp(_triple(fit(v.position)), v.radius * min(sx, sy, sz), v.power, v.clear * max(sx, sy, sz))
                for v in self._lamps
            ),
            material=physical(self._bulk or None, default="plastic"),
            mass=max(kind.mass * float(np.prod(wanted / np.array(kind.size))), 1e-3),
        )

    def _by_look(self) -> dict[tuple[Finish, bool], list[Surface]]:
        """The surfaces that look alike together, so that a plant of a thousand leaves is a few parts."""
        groups: dict[tuple[Finish, bool], list[Surface]] = {}
        for surface, look, closed in self._parts:
            groups.setdefault((look, closed), []).append(surface)
        return groups

    def _colliders(self, fit: Affine, wanted: NDArray[np.float64]) -> tuple[Collider, ...]:
        """Convex pieces inside the box; pieces without volume are left out, and the box itself stands in for none."""
        half = wanted / 2
        low, high = np.array([-half[0], -half[1], 0.0]), np.array([half[0], half[1], wanted[2]])
        out: list[Collider] = []
        for groups in self._hulls.values():
            points = np.clip(support(fit(np.concatenate(groups))), low, high)
            spread = np.linalg.svd(points - points.mean(0), compute_uv=False)
            if len(points) >= 4 and spread[2] > 1e-5:
                out.append(Collider(points.astype(np.float32)))
        return tuple(out) or (Collider.box(_triple(low), _triple(high)),)


Builder = Callable[[Sketch], None]


def entry(
    name: str, words: str, size: tuple[float, float, float], *, said: str = "", **options: Any
) -> Callable[[Builder], Builder]:
    """Registers the decorated builder as a kind.

    Args:
        name: The kind's name.
        words: Its other names, separated by commas; so are those options of `Kind` that are lists of words.
        size: Usual (x depth, y width, z height) [m].
        said: Attributes that hold of every thing of this kind, separated by commas: a "toy lion" is a plush toy of which
            "lion" was said.
        options: The other fields of `Kind`.
    """
    for key in ("colours", "finishes", "tags"):
        if isinstance(options.get(key), str):
            options[key] = _split(options[key])

    def keep(build: Builder) -> Builder:
        # A partial of a module's own function can be pickled, so that a `Spec` can be sent to another process.
        builder = partial(_draw, build, _split(said))
        register(Kind(name, _split(words), size, builder=builder, **options))
        return build

    return keep


def _draw(build: Builder, always: tuple[str, ...], spec: Spec) -> Shape:
    sketch = Sketch(replace(spec, attributes=(*spec.attributes, *always)) if always else spec)
    build(sketch)
    return sketch.shape()


def drawn(build: Builder) -> Callable[[Spec], Shape]:
    """A builder for `Kind(builder=...)` from a function that draws on a sketch; it can be pickled."""
    return partial(_draw, build, ())


def _split(words: str) -> tuple[str, ...]:
    return tuple(w.strip() for w in words.split(",") if w.strip())


def _triple(p: ArrayLike) -> tuple[float, float, float]:
    x, y, z = (float(v) for v in np.asarray(p))
    return x, y, z
