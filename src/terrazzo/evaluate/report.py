"""What came out of an evaluation: a result for each prompt, totals, a table to read and JSON to keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from terrazzo.evaluate.annotations import AttributeDemand, BuildingDemand, RelationDemand
from terrazzo.evaluate.floors import FloorScores
from terrazzo.evaluate.physical import DEEPEST, FARTHEST, Fault
from terrazzo.evaluate.presence import Presence
from terrazzo.evaluate.stability import MOVED, Stability
from terrazzo.world.worlds import Note

_LISTED = 25
"""Missed prompts and unknown names that the table lists."""

_BUILDING = ("wall", "floor", "ceiling")


@dataclass(frozen=True)
class Score:
    """How one demand on attributes or relations fared.

    Args:
        demand: What was annotated.
        count: For how many things or groups it holds; None where the word has no measure (then it counts as held, as
            in SceneEval).
    """

    demand: AttributeDemand | RelationDemand | BuildingDemand
    count: int | None

    @property
    def holds(self) -> bool:
        """Whether the demand is satisfied."""
        return self.count is None or self.demand.holds(self.count)

    @property
    def enough(self) -> bool:
        """Whether it is satisfied with "= n" read as "n or more"."""
        return self.holds or (
            self.demand.quantifier == "eq" and self.count is not None and self.count >= self.demand.number
        )


@dataclass(frozen=True)
class Result:
    """One prompt.

    Args:
        id: The prompt's number in the list.
        prompt: The prompt.
        things: Things made, furnishing that nobody asked for included.
        presences: Every annotated count.
        collisions: Pairs deeper than 5 mm in each other, or in the building.
        unsupported: Things farther than 10 mm from what carries them.
        notes: The report of the brief and plan, or of the world.
        seconds: Wall-clock time to make it.
        crash: What was raised, or "".
        attributes: Every annotated attribute.
        relations: Every annotated relation between things.
        building: Every annotated relation to the building.
        floor: How the floor can be used.
        stability: What moved in MuJoCo, where that was asked for.
    """

    id: str
    prompt: str
    things: int = 0
    presences: tuple[Presence, ...] = ()
    collisions: tuple[Fault, ...] = ()
    unsupported: tuple[Fault, ...] = ()
    notes: tuple[Note, ...] = ()
    seconds: float = 0.0
    crash: str = ""
    attributes: tuple[Score, ...] = ()
    relations: tuple[Score, ...] = ()
    building: tuple[Score, ...] = ()
    floor: FloorScores | None = None
    stability: Stability | None = None

    @property
    def present(self) -> bool:
        """Whether every demand of a known kind is satisfied."""
        return not self.crash and all(p.holds for p in self.presences if p.kind is not None)

    @property
    def complete(self) -> bool:
        """Whether every demand is satisfied, of kinds that the catalogue lacks too."""
        return not self.crash and all(p.holds for p in self.presences)

    @property
    def silent(self) -> tuple[str, ...]:
        """Names without a kind of their own that are neither answered nor mentioned in the report."""
        return tuple(p.demand.name for p in self.presences if p.kind is None and not p.holds and not p.told)

    @property
    def colliding(self) -> int:
        """Things that are deeper than 5 mm in another one or in the building."""
        return len({name for f in self.collisions for name in f.things if name not in _BUILDING})


@dataclass(frozen=True)
class Report:
    """All prompts.

    Args:
        source: The annotation file.
        results: One for each prompt, in the file's order.
        worlds: True where whole worlds were built and measured, False for their plans alone.
        seed: The seed.
    """

    source: str
    results: tuple[Result, ...]
    worlds: bool
    seed: int

    def totals(self) -> dict[str, float]:
        """The figures of the table, by name; shares are of 1."""
        results, n = self.results, max(1, len(self.results))
        demands = [p for r in results for p in r.presences]
        known = [p for p in demands if p.kind is not None]
        floors = [r.floor for r in results if r.floor is not None]
        things = sum(r.things for r in results)
        strips = [v for f in floors for v in f.accessible.values()]
        dropped = [r.stability for r in results if r.stability is not None]
        totals: dict[str, float] = {
            "prompts": len(results),
            "crashes": sum(bool(r.crash) for r in results),
            "prompts_with_all_known_things": sum(r.present for r in results) / n,
            "prompts_with_all_things": sum(r.complete for r in results) / n,
            "demands": len(demands),
            "demands_of_known_kind": len(known),
            "known_demands_satisfied": _rate([p.holds for p in known]),
            "demands_satisfied": _rate([p.holds for p in demands]),
            "unknown_and_not_told": sum(len(r.silent) for r in results),
            "things": things,
            "collisions": sum(len(r.collisions) for r in results),
            "things_in_collision": sum(r.colliding for r in results) / max(1, things),
            "prompts_with_collisions": sum(bool(r.collisions) for r in results),
            "unsupported": sum(len(r.unsupported) for r in results),
            "things_supported": 1 - sum(len(r.unsupported) for r in results) / max(1, things),
            "prompts_with_unsupported": sum(bool(r.unsupported) for r in results),
            "navigable": sum(f.navigable for f in floors) / max(1, len(floors)),
            "accessible": sum(strips) / max(1, len(strips)),
            "things_out_of_bounds": sum(len(f.outside) for f in floors) / max(1, things),
            "doors_clear": sum(f.doors[1] for f in floors) / max(1, sum(f.doors[0] for f in floors)),
            "windows_clear": sum(f.windows[1] for f in floors) / max(1, sum(f.windows[0] for f in floors)),
            "seconds": sum(r.seconds for r in results),
        }
        for name in ("attributes", "relations", "building"):
            scores: list[Score] = [s for r in results for s in getattr(r, name)]
            totals[f"{name}"] = len(scores)
            totals[f"{name}_satisfied"] = _rate([s.holds for s in scores])
            totals[f"{name}_satisfied_at_least"] = _rate([s.enough for s in scores])
            totals[f"{name}_without_measure"] = sum(s.count is None for s in scores)
        if dropped:
            free = sum(len(s.moved) for s in dropped)
            totals["things_dropped"] = free
            totals["things_stable"] = sum(s.stayed for s in dropped) / max(1, free)
        return totals

    def table(self, *, prompts: bool = False) -> str:
        """The figures, then what was missed, as text.

        Args:
            prompts: Also a line for every prompt.
        """
        t = self.totals()
        what = "whole worlds" if self.worlds else "plans (no splats were made; --worlds builds them)"
        rows = [
            ("prompts", f"{t['prompts']:.0f}"),
            ("crashes", f"{t['crashes']:.0f}"),
            ("prompts with every thing of a known kind", _share(t["prompts_with_all_known_things"])),
            ("prompts with every thing", _share(t["prompts_with_all_things"])),
            (
                "counts satisfied, known kinds",
                f"{_share(t['known_demands_satisfied'])} of {t['demands_of_known_kind']:.0f}",
            ),
            ("counts satisfied, all", f"{_share(t['demands_satisfied'])} of {t['demands']:.0f}"),
            ("attributes satisfied", _satisfied(t, "attributes")),
            ("relations between things satisfied", _satisfied(t, "relations")),
            ("relations to the building satisfied", _satisfied(t, "building")),
            ("unknown and not reported", f"{t['unknown_and_not_told']:.0f}"),
            ("things made", f"{t['things']:.0f}"),
            (
                f"things more than {DEEPEST * 1000:.0f} mm in another or in the building",
                f"{_share(t['things_in_collision'])}: {t['collisions']:.0f} pairs "
                f"in {t['prompts_with_collisions']:.0f} prompts",
            ),
            (
                f"things within {FARTHEST * 1000:.0f} mm of their support",
                f"{_share(t['things_supported'])}: all but {t['unsupported']:.0f} "
                f"in {t['prompts_with_unsupported']:.0f} prompts",
            ),
            ("free floor that is connected", _share(t["navigable"])),
            ("things accessible", _share(t["accessible"])),
            ("things out of bounds", _share(t["things_out_of_bounds"])),
            ("doors with free space before them", _share(t["doors_clear"])),
            ("windows with free space before them", _share(t["windows_clear"])),
            *(
                [(f"things that move less than {MOVED * 100:.0f} cm in 5 s of physics",
                  f"{_share(t['things_stable'])} of {t['things_dropped']:.0f}")]
                if "things_stable" in t else []
            ),
            ("time to make them", f"{t['seconds']:.0f} s"),
        ]  # fmt: skip
        width = max(len(name) for name, _ in rows)
        lines = [f"{self.source}: measured on {what}, seed {self.seed}", ""]
        lines += [f"  {name:<{width}}  {value}" for name, value in rows]
        each = self._each() if prompts else []
        return "\n".join([*lines, *each, *self._missed(), *self._lacking()])

    def _each(self) -> list[str]:
        head = f"{'id':>6}  counts  attrib.  relat.  build.  collide  float  navig.  access.  moved"
        return ["", head, *(_line(r) for r in self.results)]

    def _missed(self) -> list[str]:
        bad = [(r, _faults(r)) for r in self.results]
        bad = [(r, faults) for r, faults in bad if faults or r.crash]
        lines = ["", "Missed:"] if bad else []
        for result, faults in bad[:_LISTED]:
            lines.append(f"  {result.id:>5}  {result.crash or '; '.join(faults)}")
        if len(bad) > _LISTED:
            lines.append(f"         and {len(bad) - _LISTED} more prompts")
        return lines

    def _lacking(self) -> list[str]:
        names = Counter(p.demand.name for r in self.results for p in r.presences if p.kind is None)
        if not names:
            return []
        listed = ", ".join(name for name, _ in names.most_common(_LISTED))
        rest = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
        return ["", f"Without a kind of their own in the catalogue: {listed}{rest}"]

    def to_json(self) -> dict[str, Any]:
        """Every figure, of every prompt too, as plain data."""
        return {
            "source": self.source,
            "worlds": self.worlds,
            "seed": self.seed,
            "totals": self.totals(),
            "results": [
                {
                    **_plain(asdict(r)),
                    "present": r.present,
                    "complete": r.complete,
                    "silent": list(r.silent),
                    "missed": _faults(r),
                }
                for r in self.results
            ],
        }


def _plain(value: Any) -> Any:
    """Nested dictionaries and sequences with NumPy's numbers as Python's, as JSON wants them."""
    if isinstance(value, dict):
        return {key: _plain(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value.item() if isinstance(value, np.generic) else value


def _rate(held: Sequence[bool]) -> float:
    return sum(held) / max(1, len(held))


def _share(value: float) -> str:
    return f"{100 * value:.1f} %"


def _satisfied(t: dict[str, float], name: str) -> str:
    unknown = t[f"{name}_without_measure"]
    more = f"; {unknown:.0f} without a measure" if unknown else ""
    return (
        f"{_share(t[f'{name}_satisfied'])} of {t[name]:.0f} "
        f"({_share(t[f'{name}_satisfied_at_least'])} with more than asked{more})"
    )


def _line(r: Result) -> str:
    def part(held: Sequence[bool]) -> str:
        return f"{sum(held)}/{len(held)}"

    if r.crash:
        return f"{r.id:>6}  {r.crash}"
    floor = r.floor or FloorScores(0, {}, (), (0, 0), (0, 0))
    access = sum(floor.accessible.values()) / max(1, len(floor.accessible))
    moved = f"{len(r.stability.moved) - r.stability.stayed}" if r.stability else "-"
    return (
        f"{r.id:>6}  {part([p.holds for p in r.presences]):>6}  {part([s.holds for s in r.attributes]):>7}  "
        f"{part([s.holds for s in r.relations]):>6}  {part([s.holds for s in r.building]):>6}  {r.colliding:>7}  "
        f"{len(r.unsupported):>5}  {floor.navigable:>6.2f}  {access:>7.2f}  {moved:>5}"
    )


def _faults(result: Result) -> list[str]:
    out = [f"{p.demand} ({p.count})" for p in result.presences if p.kind is not None and not p.holds]
    scores = (*result.attributes, *result.relations, *result.building)
    out += [f"{s.demand} ({s.count})" for s in scores if not s.holds]
    out += [f"{a} in {b} by {f.amount * 1000:.0f} mm" for f in result.collisions for a, b in [f.things]]
    out += [f"{a} is {f.amount * 1000:.0f} mm from {b}" for f in result.unsupported for a, b in [f.things]]
    return out
