"""What is built in a landscape: its surfaces cut into cells as indoors, lit by the open sky."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.assembling import assemble, mean_colours
from terrazzo.creation.cells import Cells
from terrazzo.creation.painting import Painting
from terrazzo.creation.pieces import Piece
from terrazzo.creation.sampling import sample
from terrazzo.creation.stage import Faces, Stage
from terrazzo.geometry import polygon_depth
from terrazzo.layout.plan import Plan
from terrazzo.lighting import Lamp, Lights
from terrazzo.outdoors.atmosphere import Air
from terrazzo.outdoors.fields import Floats
from terrazzo.outdoors.land import Land
from terrazzo.outdoors.matter import Matter
from terrazzo.world.ground import Deck
from terrazzo.world.things import Thing

EYES = 12
"""Places that what is built is looked at from; what none of them sees is hidden."""
LEVELS = (0.7, 1.75)
"""Heights of those eyes over the ground [m]."""
DARK = ("sunset", "dawn", "night")
"""Times at which lamps and windows glow."""


@dataclass(frozen=True, eq=False)
class Built:
    """Built things before they are lit.

    Args:
        stage: Their surfaces, or None for none.
        cells: What they are cut into.
        triangles: What light meets [m], each [t, 3, 3].
        clear: Share of light that those let through, each [t, 3].
        lamps: In the world.
        lamp_owners: Ids of what carries them.
        decks: Floors over ground and water.
        glow: Factor on what lamps and windows give off.
    """

    stage: Stage | None
    cells: Cells | None
    triangles: list[Floats] = field(default_factory=list)
    clear: list[Floats] = field(default_factory=list)
    lamps: tuple[Lamp, ...] = ()
    lamp_owners: tuple[str, ...] = ()
    decks: tuple[Deck, ...] = ()
    glow: float = 0.0

    def things(self, site) -> tuple[list[Thing], list[Thing]]:
        """Things that were asked for or that one would count, and structure."""
        if self.stage is None or self.cells is None:
            return [], []
        painting = _painting(self.cells, self.stage, site, self.glow)
        own = assemble(self.cells, self.stage, self.stage.ellipses(self.cells), painting, 0.12)
        colours = mean_colours(self.cells, self.stage)
        out = [
            Thing(
                id=piece.id,
                label=piece.label,
                kind=piece.kind,
                pose=piece.pose,
                size=piece.shape.size,
                attributes=piece.attributes,
                splats=splats,
                hidden=hidden,
                colliders=piece.shape.colliders,
                material=piece.shape.material,
                mass=piece.shape.mass,
                colour=colour,
                support=piece.support,
                room=piece.room,
            )
            for piece, (splats, hidden), colour in zip(self.stage.pieces, own, colours, strict=True)
        ]
        return out, []


def build_things(plan: Plan, budget: int, *, eyes: Floats, land: Land, air: Air) -> Built:
    """Cuts what is placed into cells."""
    pieces = [Piece.of(p) for p in plan.placements]
    if not pieces:
        return Built(None, None)
    stage = Stage.set(Faces.of(pieces), Lights())
    standing = land.points(eyes) + (0, 0, 1.6)
    cells = sample(
        stage.parts,
        stage.quads,
        max(budget, len(stage.quads)),
        colours=stage.colours,
        scene=stage.scene,
        triangle_part=stage.triangle_part,
        eyes=standing,
        anywhere=_anywhere(plan, land),
    )
    lamps = [(lamp, p.id) for p in pieces for lamp in p.lamps]
    return Built(
        stage,
        cells,
        [stage.scene.triangles],
        [stage.scene.transmission],
        tuple(lamp for lamp, _ in lamps),
        tuple(owner for _, owner in lamps),
        _decks(pieces),
        1.0 if air.time in DARK else 0.0,
    )


def _anywhere(plan: Plan, land: Land) -> Floats:
    """Eyes all over the walkable part, at several heights."""
    rng = np.random.default_rng([plan.seed, 12])
    low, high = land.walk.min(0), land.walk.max(0)
    xy = rng.uniform(low, high, (40 * EYES, 2))
    xy = xy[polygon_depth(land.walk, xy) > 0.1][:EYES]
    xy = np.concatenate([xy, np.zeros((1, 2))])
    return np.concatenate([land.points(xy) + (0, 0, level) for level in LEVELS])


def _decks(pieces: list[Piece]) -> tuple[Deck, ...]:
    """Floors that people walk on: the tops of shelves of the kind "deck"."""
    out = []
    for piece in pieces:
        for shelf in piece.shape.shelves:
            if shelf.kind == "deck":
                x, y = shelf.size[0] / 2, shelf.size[1] / 2
                corners = np.array([(-x, -y, 0), (x, -y, 0), (x, y, 0), (-x, y, 0)]) + shelf.centre
                p = piece.pose.apply(corners)
                out.append((p[:, :2], float(p[:, 2].mean())))
    return tuple(out)


def _painting(cells: Cells, stage: Stage, site, glow: float) -> Painting:
    """Colours of all cells."""
    middle = cells.places(stage.quads)
    _, _, normal = cells.frame(stage.quads)
    sheet = stage.of_part(cells, [not p.part.closed for p in stage.parts])
    n = len(cells)
    away = np.linalg.norm(middle - site.middle, axis=1)
    matter = Matter(
        middle,
        np.zeros((n, 4), np.float32),
        np.zeros((n, 3), np.float32),
        cells.albedo,
        normal,
        np.ones(n, np.float32),
        np.where(sheet, 0.75, 0.0).astype(np.float32),
        (0.006 + 0.0006 * away).astype(np.float32),
        np.zeros(n, np.int32),
    )
    radiance = site.light.shine(matter, site.middle)
    emission = stage.of_part(cells, [p.finish.emission for p in stage.parts]).astype(np.float32)
    radiance = radiance + emission * np.float32(glow * _glow_scale(site))
    colours = site.display(radiance, middle)
    empty: NDArray = np.zeros(0, int)
    return Painting(colours, empty, np.zeros((0, 9, 3), np.float32), (0.0, 0.0, 0.0))


def _glow_scale(site) -> float:
    """Windows and lamps are as bright as a picture of the hour can show, and no brighter."""
    return float(1.6 / max(site.exposure.scale, 1e-6))
