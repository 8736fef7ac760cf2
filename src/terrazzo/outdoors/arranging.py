"""`arrange_outdoors`: a `Brief` of a place outdoors to a `Plan`: the land, what is built on it, what grows around that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from terrazzo.language.brief import Ask, Brief
from terrazzo.layout.plan import Placement, Plan
from terrazzo.outdoors.customs import usual_things
from terrazzo.outdoors.landscape import Landscape
from terrazzo.outdoors.placing import Site, Spot, place_all
from terrazzo.outdoors.scatter import Growth, scatter
from terrazzo.outdoors.settings import make_land
from terrazzo.outdoors.wanted import Wanted, plant_of, wanted_things
from terrazzo.shapes.catalogue import build, catalogue, spec_for
from terrazzo.world.rooms import Room
from terrazzo.world.worlds import Note

OPEN_HEIGHT = 12.0
"""Nominal height of open land as a room [m]."""


def arrange_outdoors(brief: Brief, *, seed: int = 0) -> Plan:
    """Land of the asked kind, with what was asked for on it.

    Args:
        brief: Whose first room is outdoors.
        seed: The same brief and seed give the same plan.

    Returns:
        The plan, with its `landscape`; `notes` says what could not be placed or not as asked.
    """
    ask = brief.rooms[0]
    land = make_land(ask.place, seed)
    rng = np.random.default_rng([seed, 3])
    site = Site(land)
    notes = [
        Note("unplaced", r.name, f"one place outdoors is made at a time: the {ask.name}")
        for r in brief.rooms[1:]
    ]
    wanted, plants, features, said = wanted_things(brief, land, seed)
    notes += said
    asked = {w.ask.kind for w in wanted} | {w.kind for w in wanted}
    usual = [] if _sparse(brief) else usual_things(land, rng)
    for number, thing in enumerate(usual):
        if thing.kind in asked or thing.kind not in catalogue():
            continue
        spec = spec_for(
            catalogue()[thing.kind],
            size_factors=thing.size,
            attributes=thing.attributes,
            colour=thing.colour,
            styles=brief.styles,
            seed=int(np.random.default_rng([seed, 4, number]).integers(1 << 31)),
        )
        site.put_usual(
            Wanted(Ask("", thing.kind, thing.kind, implied=True, room=ask.name), build(spec), 0, thing.kind),
            thing.x,
            thing.y,
            thing.yaw,
        )
    notes += place_all(site, wanted, rng)
    land = site.shaped()
    growths = [
        _growth(w, spot, land.place, seed, i) for i, (w, spot) in enumerate(site.plant_spots(plants, rng))
    ]
    taken = np.array([(s.x, s.y, s.radius) for s in site.spots] + site.kept_free()).reshape(-1, 3)
    grown = scatter(
        land,
        taken=taken,
        given=tuple(replace(g, z=float(land.heights(np.array([[g.x, g.y]]))[0])) for g in growths),
    )
    rooms = [Room(ask.name, _polygon(land.walk), OPEN_HEIGHT, open=True)]
    placements = _placements(site.spots, ask.name, land)
    for outline, name in site.decks():
        rooms.append(Room(name, _polygon(outline), OPEN_HEIGHT, open=True))
    return Plan(
        brief,
        tuple(rooms),
        {},
        (),
        tuple(placements),
        seed,
        (*_kept(brief.notes, [*plants, *features]), *notes),
        Landscape(land, grown, brief.time, brief.weather),
    )


def _sparse(brief: Brief) -> bool:
    """Whether the prompt asked for emptiness."""
    words = set(brief.prompt.lower().replace(",", " ").split())
    return bool(words & {"empty", "deserted", "bare", "nothing"})


def _kept(notes: Sequence[Note], plants: Sequence[Ask]) -> list[Note]:
    """The brief's notes without those about plants and parts of the land, which outdoors are what was asked for."""
    grown = {p.label for p in plants}
    return [n for n in notes if not (n.kind in ("substituted", "unknown") and n.subject in grown)]


def _polygon(points: np.ndarray) -> tuple[tuple[float, float], ...]:
    return tuple((round(float(x), 3), round(float(y), 3)) for x, y in points)


def _growth(ask: Ask, spot: tuple[float, float], place: str, seed: int, number: int) -> Growth:
    species, height = plant_of(ask, place)
    rng = np.random.default_rng([seed, 6, number])
    tall = height * ask.size[2] * float(rng.uniform(0.88, 1.12))
    return Growth(
        species,
        spot[0],
        spot[1],
        0.0,
        tall,
        float(rng.uniform(0, 2 * np.pi)),
        int(rng.integers(1 << 31)),
        True,
        ask.id,
        ask.label,
    )


def _placements(spots: Sequence[Spot], room: str, land) -> list[Placement]:
    count: dict[str, int] = {}
    out = []
    for spot in spots:
        label = spot.wanted.ask.label
        count[label] = count.get(label, 0) + 1
        ask = spot.wanted.ask
        spot.id = f"{label.replace(' ', '-')}-{count[label]}"
        out.append(
            Placement(
                spot.id,
                ask.id,
                label,
                spot.wanted.kind,
                ask.attributes,
                spot.pose(land),
                spot.wanted.shape,
                spot.carrier.id if spot.carrier is not None else spot.support,
                room,
                ask.implied,
            )
        )
    return out
