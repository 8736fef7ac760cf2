"""What came out of an evaluation: a result for each prompt, totals, a table to read and JSON to keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from terrazzo.evaluate.physical import DEEPEST, FARTHEST, Fault
from terrazzo.evaluate.presence import Presence
from terrazzo.world.worlds import Note

_LISTED = 25
"""Missed prompts and unknown names that the table lists."""


@dataclass(frozen=True)
class Result:
    """One prompt.

    Args:
        id: The prompt's number in the list.
        prompt: The prompt.
        things: Things made, furnishing that nobody asked for included.
        presences: Every annotated demand.
        collisions: Pairs deeper than 5 mm in each other, or in the building.
        unsupported: Things farther than 10 mm from what carries them.
        notes: The report of the brief and plan, or of the world.
        seconds: Wall-clock time.
        crash: What was raised, or "".
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
        return {
            "prompts": len(results),
            "crashes": sum(bool(r.crash) for r in results),
            "prompts_with_all_known_things": sum(r.present for r in results) / n,
            "prompts_with_all_things": sum(r.complete for r in results) / n,
            "demands": len(demands),
            "demands_of_known_kind": len(known),
            "known_demands_satisfied": sum(p.holds for p in known) / max(1, len(known)),
            "demands_satisfied": sum(p.holds for p in demands) / max(1, len(demands)),
            "unknown_and_not_told": sum(len(r.silent) for r in results),
            "things": sum(r.things for r in results),
            "collisions": sum(len(r.collisions) for r in results),
            "prompts_with_collisions": sum(bool(r.collisions) for r in results),
            "unsupported": sum(len(r.unsupported) for r in results),
            "prompts_with_unsupported": sum(bool(r.unsupported) for r in results),
            "seconds": sum(r.seconds for r in results),
        }

    def table(self) -> str:
        """The figures, then what was missed, as text."""
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
            ("unknown and not reported", f"{t['unknown_and_not_told']:.0f}"),
            ("things made", f"{t['things']:.0f}"),
            (
                f"pairs interpenetrating by more than {DEEPEST * 1000:.0f} mm",
                f"{t['collisions']:.0f} in {t['prompts_with_collisions']:.0f} prompts",
            ),
            (
                f"things more than {FARTHEST * 1000:.0f} mm from their support",
                f"{t['unsupported']:.0f} in {t['prompts_with_unsupported']:.0f} prompts",
            ),
            ("time", f"{t['seconds']:.0f} s"),
        ]
        width = max(len(name) for name, _ in rows)
        lines = [f"{self.source}: measured on {what}, seed {self.seed}", ""]
        lines += [f"  {name:<{width}}  {value}" for name, value in rows]
        return "\n".join([*lines, *self._missed(), *self._lacking()])

    def _missed(self) -> list[str]:
        bad = [r for r in self.results if not r.present or r.collisions or r.unsupported]
        lines = ["", "Missed:"] if bad else []
        for result in bad[:_LISTED]:
            lines.append(f"  {result.id:>5}  {result.crash or '; '.join(_faults(result))}")
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
                {**asdict(r), "present": r.present, "complete": r.complete, "silent": list(r.silent)}
                for r in self.results
            ],
        }


def _share(value: float) -> str:
    return f"{100 * value:.1f} %"


def _faults(result: Result) -> Sequence[str]:
    out = [f"{p.demand} ({p.count})" for p in result.presences if p.kind is not None and not p.holds]
    out += [f"{a} in {b} by {f.amount * 1000:.0f} mm" for f in result.collisions for a, b in [f.things]]
    out += [f"{a} is {f.amount * 1000:.0f} mm from {b}" for f in result.unsupported for a, b in [f.things]]
    return out
