"""`Stage`: everything that sampling, light and colour share while a world is made: painted parts, quads, the scene of rays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation import edges
from terrazzo.creation.cells import Cells
from terrazzo.creation.pieces import Piece, mean_albedo, painted, scene_of
from terrazzo.creation.quads import Painted, Quads, dice, gather
from terrazzo.creation.sampling import PATCH
from terrazzo.creation.splatting import Ellipses, ellipses_of
from terrazzo.lighting import Lights, Scene


@dataclass(frozen=True, eq=False)
class Faces:
    """What rays meet: enough to let light bounce and to choose cameras.

    Args:
        pieces: What the world is made of.
        parts: Their painted parts.
        colours: Mean albedo of each part, linear RGB, shape [p, 3].
        scene: What rays meet: everything indoors.
        triangle_part: Part of each of the scene's triangles, shape [t].
    """

    pieces: Sequence[Piece]
    parts: list[Painted]
    colours: NDArray[np.float32]
    scene: Scene
    triangle_part: NDArray[np.integer]

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Faces:
        """Those of some pieces."""
        parts = painted(pieces)
        inside = [i for i, p in enumerate(parts) if not pieces[p.owner].outside]
        albedos = [mean_albedo(p) for p in parts]
        scene = scene_of([parts[i] for i in inside], [albedos[i] for i in inside])
        colours = np.array(albedos, np.float32).reshape(-1, 3)
        triangle_part = np.repeat(inside, [2 * len(parts[i].part.surface) for i in inside]).astype(int)
        return cls(pieces, parts, colours, scene, triangle_part)


@dataclass(frozen=True, eq=False)
class Stage(Faces):
    """Faces ready to be cut into cells.

    Args:
        quads: All quads of all parts, diced, with edges.
        lights: What lights it.
    """

    quads: Quads
    lights: Lights

    @classmethod
    def set(cls, faces: Faces, lights: Lights) -> Stage:
        """The stage of some faces under some lights."""
        s = faces
        quads = dice(gather(s.parts), PATCH)
        quads = edges.find(quads, s.parts, s.colours, s.scene, s.triangle_part)
        return cls(s.pieces, s.parts, s.colours, s.scene, s.triangle_part, quads, lights)

    @cached_property
    def _owner_of_part(self) -> NDArray[np.integer]:
        return np.array([p.owner for p in self.parts], int)

    def owner(self, cells: Cells) -> NDArray[np.integer]:
        """Index of the piece of each cell, shape [m]."""
        return self._owner_of_part[self.quads.part[cells.quad]]

    def room(self, cells: Cells) -> NDArray[np.str_]:
        """Name of the room of each cell, shape [m]."""
        return self.rooms_of_parts[self.quads.part[cells.quad]]

    @cached_property
    def rooms_of_parts(self) -> NDArray[np.str_]:
        """Name of the room of each part, shape [p]."""
        return np.array([self.pieces[p.owner].room for p in self.parts], dtype=np.str_)

    def of_part(self, cells: Cells, values: Sequence[object]) -> NDArray:
        """Values given for each part, for each cell."""
        return np.asarray(values)[self.quads.part[cells.quad]]

    def outside(self, cells: Cells) -> NDArray[np.bool_]:
        """Which cells lie beyond the windows, shape [m]."""
        return np.array([p.outside for p in self.pieces], bool)[self.owner(cells)]

    def ellipses(self, cells: Cells) -> Ellipses:
        """The flat Gaussians of cells, each in its piece's own frame."""
        return ellipses_of(cells, self.quads, self.of_part(cells, [p.finish.opacity for p in self.parts]))
