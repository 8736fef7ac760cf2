"""`Recipe`: how a world was made, small enough to be kept with it, so that its plan can be made again and changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from terrazzo.creation.planning import plan as make_plan
from terrazzo.errors import ArgumentError
from terrazzo.layout.plan import Plan
from terrazzo.lighting import Adaptation, Exposure
from terrazzo.lighting.adaptation import adapt
from terrazzo.world.rooms import Opening

VERSION = 1
NEAR = 2e-3
"""How far a thing may lie from where its plan has it [m]: files keep doubles, so that any more is another plan."""


@dataclass(frozen=True)
class Recipe:
    """How a world was made.

    Args:
        source: Arguments of `creation.plan`; None for a world of which that is not known.
        splats: The budget.
        quality: Of the light.
        light: Whether it is lit.
        exposure: Numbers of the `Exposure`, by name.
        factors: Room -> factor on its light.
        edits: What was done to it since: each an operation's values, as `editing` writes them.
    """

    source: Mapping[str, Any] | None = None
    splats: int = 0
    quality: str = "normal"
    light: bool = True
    exposure: Mapping[str, Any] | None = None
    factors: Mapping[str, float] | None = None
    edits: tuple[Mapping[str, Any], ...] = ()

    @classmethod
    def of(cls, plan: Plan, *, splats: int, quality: str, light: bool, adaptation: Adaptation) -> Recipe:
        """The recipe of a world that was just made."""
        e = adaptation.exposure
        exposure = {
            "scale": float(e.scale),
            "gains": [float(g) for g in e.gains],
            "view": float(e.view),
            "outside": float(e.outside),
        }
        factors = {name: float(f) for name, f in adaptation.factors.items()}
        return cls(plan.source, int(splats), quality, light, exposure, factors)

    def told(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "version": VERSION,
            "source": None if self.source is None else dict(self.source),
            "splats": self.splats,
            "quality": self.quality,
            "light": self.light,
            "exposure": None if self.exposure is None else dict(self.exposure),
            "factors": dict(self.factors or {}),
            "edits": [dict(e) for e in self.edits],
        }

    @classmethod
    def read(cls, values: Mapping[str, Any] | None) -> Recipe:
        """The inverse of `told`; an empty recipe where there is none, or where a later program wrote it.

        Raises:
            ArgumentError: The values make no sense.
        """
        if values is None or values.get("version") != VERSION:
            return cls()
        try:
            return cls(
                None if values["source"] is None else dict(values["source"]),
                int(values["splats"]),
                str(values["quality"]),
                bool(values["light"]),
                None if values["exposure"] is None else dict(values["exposure"]),
                {str(k): float(v) for k, v in values["factors"].items()},
                tuple(dict(e) for e in values["edits"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ArgumentError(f"the world's recipe is damaged: {error}") from error

    def plan(self) -> Plan | None:
        """The plan that the world was made from, without its edits; None where it cannot be made again."""
        if self.source is None or self.exposure is None:
            return None
        known = ("prompt", "seed", "style", "size", "time", "weather", "clutter")
        if "prompt" not in self.source or any(k not in known for k in self.source):
            return None
        return _planned(json.dumps(self.source, sort_keys=True))

    def adaptation(self, openings: Sequence[Opening]) -> Adaptation:
        """From light to display colours, as the world was made.

        Raises:
            ArgumentError: The recipe has no exposure.
        """
        if self.exposure is None:
            raise ArgumentError("the world's recipe has no exposure")
        r, g, b = (float(v) for v in self.exposure["gains"])
        exposure = Exposure(
            float(self.exposure["scale"]),
            (r, g, b),
            float(self.exposure["view"]),
            float(self.exposure["outside"]),
        )
        factors = dict(self.factors or {})
        bare = adapt(exposure, dict.fromkeys(factors, exposure.scale), openings)
        return Adaptation(exposure, factors, bare.doorways)


@lru_cache(maxsize=8)
def _planned(source: str) -> Plan:
    """The plan of some arguments, as JSON; those of the last few worlds are remembered, for one edit after another."""
    said = json.loads(source)
    if isinstance(said.get("size"), list):
        said["size"] = tuple(said["size"])
    return make_plan(said.pop("prompt"), **said)
