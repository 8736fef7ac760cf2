"""`build_landscape`: a plan of open land to a world. What `worlds.build` is for rooms."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.landscape_plants import PlantStand, plant_proxies, plant_stand
from terrazzo.creation.landscape_things import Built, build_things
from terrazzo.creation.landscape_views import landscape_cameras
from terrazzo.creation.landscape_water import water_things
from terrazzo.geometry import Pose
from terrazzo.layout.plan import Plan
from terrazzo.lighting import Exposure, Lights, Scene
from terrazzo.outdoors.atmosphere import Air
from terrazzo.outdoors.cells import Squares, cut_to
from terrazzo.outdoors.dome import RADIUS as SKY
from terrazzo.outdoors.dome import dome, lights_in_the_sky
from terrazzo.outdoors.fields import Floats
from terrazzo.outdoors.land import RADIUS, Land
from terrazzo.outdoors.landscape import Landscape
from terrazzo.outdoors.light import OpenLight
from terrazzo.outdoors.matter import Matter, grass_matter, ground_matter, pebble_matter, thinned
from terrazzo.outdoors.mesh import land_triangles
from terrazzo.progress import Progress
from terrazzo.splats import Splats
from terrazzo.threads import usable_threads
from terrazzo.world.ground import Ground
from terrazzo.world.things import Collider, Material, Thing
from terrazzo.world.worlds import Light, Note, World

SHARES = {
    "ground": 0.27,
    "grass": 0.20,
    "pebbles": 0.05,
    "plants": 0.20,
    "far plants": 0.06,
    "sky": 0.07,
    "water": 0.06,
    "built": 0.14,
}
"""Share of the splats that each part of a landscape gets; those of parts that there are none of go to the others."""
SIGHT = 2.6
"""Eyes from which land counts as hidden are this high [m], over any walking person's."""
BED = 0.55
"""The bed of water shows down to this depth [m]."""
PEBBLE_REACH = 26.0
"""Pebbles end this far off [m]."""
GRASS_REACH = 55.0
"""Blades of grass end this far off [m]; beyond, the ground's own colour is of grass."""


@dataclass(frozen=True, eq=False)
class Site:
    """What all parts of a landscape's making share.

    Args:
        plan: What is made.
        landscape: Its land and what grows there.
        air: Sky, sun, haze.
        eyes: Where people can be [m], shape [k, 2].
        scene: What casts shadows.
        light: All light.
        exposure: Radiance to display colours.
        middle: From where distances count [m], shape [3].
    """

    plan: Plan
    landscape: Landscape
    air: Air
    eyes: Floats
    scene: Scene
    light: OpenLight
    exposure: Exposure
    middle: NDArray

    @property
    def land(self) -> Land:
        """The land."""
        return self.landscape.land

    def display(self, radiance: NDArray, means: NDArray) -> NDArray[np.float32]:
        """Display colours of radiance at places, behind the haze in front of them, shape [n, 3]."""
        to = means.astype(np.float64) - self.middle
        distance = np.linalg.norm(to, axis=1)
        clear = self.air.seen_through(distance, to[:, 2])[:, None]
        haze = np.zeros((len(to), 3))
        far = np.flatnonzero(clear[:, 0] < 0.995)
        if len(far):
            haze[far] = self.air.haze(to[far] / np.maximum(distance[far], 1e-6)[:, None])
        return self.exposure.display(radiance * clear + haze * (1 - clear))

    def splats(self, matter: Matter) -> Splats:
        """Matter, lit, as splats."""
        colours = self.display(self.light.shine(matter, self.middle), matter.means)
        return Splats.from_colours(matter.means, matter.quaternions, matter.scales, matter.opacity, colours)


def build_landscape(plan: Plan, *, splats: int, quality: str, light: bool, progress: Progress) -> World:
    """A world from a plan whose `landscape` is set; see `worlds.build` for the arguments."""
    landscape = plan.landscape
    assert isinstance(landscape, Landscape)
    land, air, eyes = landscape.land, landscape.air, landscape.eyes()
    middle = np.array([*eyes[0], float(land.heights(eyes[:1])[0]) + 1.6])
    progress("building", 0.02)
    budget = _budgets(landscape, plan, splats)
    built = build_things(plan, budget["built"], eyes=eyes, land=land, air=air)
    if built.stage is not None and len(built.stage.quads) > budget["built"]:
        # As indoors: a splat a facet is the least that shows every surface.
        reason = f"{splats:,} splats are too few for what is built here; {len(built.stage.quads):,} were spent on it"
        plan = replace(plan, notes=(*plan.notes, Note("adjusted", "splats", reason)))
    stand = plant_stand(landscape, budget["plants"], budget["far plants"], eyes)
    progress("light", 0.2)
    scene = _scene(land, built, stand)
    lamps = built.lamps if landscape.time in ("sunset", "dawn", "night") or air.grey else ()
    lit = OpenLight(scene, air, Lights(lamps=lamps), _mean_ground(land))
    exposure = lit.exposure(_key(land), lit.shine(_sample(land, stand, eyes), middle))
    site = Site(plan, landscape, air, eyes, scene, lit, exposure, middle)
    structure, plants, things = _all_things(site, budget, stand, built, progress)
    if land.water is not None:
        structure += water_things(site, budget["water"], [*structure, *plants, *things])
    world = World(
        things=(*things, *plants),
        structure=tuple(structure),
        rooms=plan.rooms,
        lights=_lights(site, built),
        cameras={},
        prompt=plan.brief.prompt,
        seed=plan.seed,
        report=plan.notes,
        background=_background(site),
        ground=Ground.of(land.heights, land.walk, decks=built.decks),
    )
    count = world.splat_count
    history = f"created from {plan.brief.prompt!r} with seed {plan.seed}: {len(world.things)} things, {count} splats"
    world = replace(world, history=(history,))
    progress("done", 1.0)
    return replace(world, cameras=landscape_cameras(world, land, scene))


def _all_things(
    site: Site, budget: dict[str, int], stand: PlantStand, built: Built, progress: Progress
) -> tuple[list[Thing], Things, Things]:
    """Structure but for the water, plants, and things, made several at a time."""
    progress("ground", 0.3)
    with ThreadPoolExecutor(usable_threads()) as pool:
        low = [
            pool.submit(make, site, budget[part])
            for part, make in (("ground", _ground_thing), ("grass", _grass_thing), ("pebbles", _pebble_thing))
        ]
        growing = pool.submit(stand.things, site)
        standing = pool.submit(built.things, site)
        sky = pool.submit(_sky_thing, site, budget["sky"])
        structure = [thing for made in low if (thing := made.result()) is not None]
        progress("plants", 0.5)
        plants, scenery = growing.result()
        progress("things", 0.7)
        things, houses = standing.result()
        progress("sky", 0.85)
        structure += [*scenery, *houses, sky.result()]
    return structure, plants, things


def _budgets(landscape: Landscape, plan: Plan, splats: int) -> dict[str, int]:
    land = landscape.land
    there = dict(SHARES)
    if not land.grass:
        there.pop("grass")
    if land.water is None:
        there.pop("water")
    if not land.pebbles:
        there.pop("pebbles")
    area = sum(sum(part.surface.area for part in p.shape.parts) for p in plan.placements)
    if not plan.placements:
        there.pop("built")
    else:
        # A street of houses is most of what one sees; a bench is not.
        there["built"] *= float(np.clip(area / 400.0, 0.25, 1.7))
    total = sum(there.values())
    return {part: int(splats * there.get(part, 0.0) / total) for part in SHARES}


def _key(land: Land) -> float:
    """Snow and sand are kept below white, woods brought up a little."""
    return {"snowfield": 0.72, "beach": 0.88, "desert": 0.9}.get(land.place, 1.0)


def _sample(land: Land, stand: PlantStand, eyes: Floats) -> Matter:
    """Some of what is near, for the light meter."""
    squares = cut_to(2500, eyes, 40.0, guess=0.2)
    parts = [ground_matter(land, squares, owner=0, seed=land.seed)]
    near = [m for m, g in zip(stand.near, stand.growths, strict=True) if np.hypot(g.x, g.y) < 30]
    if near:
        matter = Matter.merge(near)
        parts.append(matter.select(np.random.default_rng(0).integers(0, len(matter), 2500)))
    return Matter.merge(parts)


def _mean_ground(land: Land) -> tuple[float, float, float]:
    rng = np.random.default_rng(0)
    xy = rng.normal(0, 14.0, (400, 2))
    r, g, b = (float(c) for c in land.colours(xy, land.normals(xy), np.full(400, 1.0)).mean(0))
    return r, g, b


def _scene(land: Land, built: Built, stand: PlantStand) -> Scene:
    ground = land_triangles(land)
    cards, sheets = plant_proxies(stand)
    parts = [ground, *built.triangles, cards]
    clear = [np.zeros((len(ground), 3)), *built.clear, np.zeros((len(cards), 3))]
    two = [np.zeros(len(ground), bool), *(np.ones(len(t), bool) for t in built.triangles), sheets]
    triangles = np.concatenate(parts)
    return Scene(
        triangles,
        np.full((len(triangles), 3), 0.2),
        transmission=np.concatenate(clear),
        two_sided=np.concatenate(two),
    )


def _ground_thing(site: Site, count: int) -> Thing:
    land = site.land
    level = -np.inf if land.water is None else land.water.level - BED

    def shown(squares: Squares) -> NDArray[np.bool_]:
        # Beds deeper than light shows are left out: the mirror image stands there.
        dry = land.heights(squares.middle) + 0.4 * squares.side > level
        dry[dry] = _in_sight(site, squares.middle[dry], squares.distance[dry])
        return dry

    wanted = int(0.88 * count)
    squares = cut_to(wanted, site.eyes, RADIUS, finest=0.012)
    seen = shown(squares)
    if seen.mean() < 0.9:
        squares = cut_to(int(wanted / max(seen.mean(), 0.2)), site.eyes, RADIUS, finest=0.012)
        seen = shown(squares)
    matter = ground_matter(land, squares.select(seen), owner=0, seed=land.seed)
    coarse = cut_to(int(0.12 * count), site.eyes, RADIUS, finest=0.05, guess=0.06)
    matter = Matter.merge(
        [matter, ground_matter(land, coarse.select(shown(coarse)), owner=0, seed=land.seed + 1, backing=True)]
    )
    if land.water is not None:
        matter = matter.select(matter.means[:, 2] > level - 0.2)
    matter = thinned(matter, count, seed=land.seed)
    splats = site.splats(matter)
    ground = Ground.of(land.heights, land.walk)
    low = float(splats.means[:, 2].min())
    pose = Pose.at(0.0, 0.0, low)
    return Thing(
        "ground",
        "ground",
        "ground",
        pose,
        (2 * RADIUS, 2 * RADIUS, float(splats.means[:, 2].max()) - low),
        splats=splats.transform(pose.inverse()),
        colliders=tuple(
            Collider(c.points - np.array([0, 0, low], np.float32)) for c in ground.colliders(land.walk)
        ),
        material=Material("soil", 1500.0, 0.8, 0.05),
        mass=0.0,
        colour=_mean_colour(splats),
        room=site.plan.rooms[0].name,
    )


def _in_sight(site: Site, xy: Floats, distance: Floats) -> NDArray[np.bool_]:
    """Which places of the land are seen from anywhere that people can be; all near ones are."""
    seen = distance < 45.0
    asked = np.flatnonzero(~seen)
    if len(asked):
        p = site.land.points(xy[asked])
        p[:, 2] += 0.012 * distance[asked]
        eyes = site.land.points(site.eyes) + (0, 0, SIGHT)
        up = np.tile([[0.0, 0.0, 1.0]], (len(p), 1))
        seen[asked] = site.scene.seen(p, up, eyes, two_sided=np.ones(len(p)), offset=0.0)
    return seen


def _grass_thing(site: Site, count: int) -> Thing | None:
    land, parts = site.land, []
    for number, grass in enumerate(land.grass):
        own = count // len(land.grass)
        density = 1.0
        squares = cut_to(int(own / 2.4), site.eyes, GRASS_REACH, nearest=2.6, guess=0.03)
        covered = float(np.clip(grass.cover(squares.middle), 0, 1).mean())
        if covered < 0.004:
            continue
        if covered < 0.9:
            squares = cut_to(
                int(own / 2.4 / max(covered, 0.08)), site.eyes, GRASS_REACH, nearest=2.6, guess=0.02
            )
        parts.append(
            grass_matter(land, grass, squares, owner=0, seed=land.seed + 17 * number, density=density)
        )
    if not parts:
        return None
    splats = site.splats(thinned(Matter.merge(parts), count, seed=land.seed))
    return scenery_thing("grass", "grass", splats)


def _pebble_thing(site: Site, count: int) -> Thing | None:
    land, parts = site.land, []
    for number, pebbles in enumerate(land.pebbles):
        own = count / len(land.pebbles)
        squares = cut_to(int(own), site.eyes, PEBBLE_REACH, guess=0.04)
        covered = float(np.clip(pebbles.cover(squares.middle), 0, 1).mean())
        if covered > 0.003:
            squares = cut_to(int(own / max(covered, 0.06)), site.eyes, PEBBLE_REACH, guess=0.03)
            parts.append(pebble_matter(land, pebbles, squares, owner=0, seed=land.seed + 29 * number))
    if not parts:
        return None
    return scenery_thing(
        "pebbles", "pebbles", site.splats(thinned(Matter.merge(parts), count, seed=land.seed))
    )


def scenery_thing(id: str, label: str, splats: Splats, **options) -> Thing:
    """Structure that nothing bumps into, in a frame at the middle of its base."""
    low, high = splats.means.min(0).astype(float), splats.means.max(0).astype(float)
    pose = Pose.at((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2])
    size = np.maximum(high - low, 1e-3)
    return Thing(
        id,
        label,
        label,
        pose,
        (float(size[0]), float(size[1]), float(size[2])),
        splats=splats.transform(pose.inverse()),
        mass=0.0,
        colour=_mean_colour(splats),
        **options,
    )


def _mean_colour(splats: Splats) -> tuple[float, float, float]:
    r, g, b = (round(float(np.clip(c, 0, 1)), 4) for c in splats.colours.mean(0))
    return r, g, b


def _sky_thing(site: Site, count: int) -> Thing:
    d, quaternions, scales, radiance = dome(site.air, count, seed=site.land.seed)
    colours = site.exposure.display(radiance)
    parts = [Splats.from_colours(site.middle + d * SKY, quaternions, scales, np.full(len(d), 0.99), colours)]
    d, quaternions, scales, shown, opacity = lights_in_the_sky(site.air, seed=site.land.seed)
    if len(d):
        parts.append(Splats.from_colours(site.middle + d * SKY * 0.985, quaternions, scales, opacity, shown))
    return scenery_thing("sky", "sky", Splats.merge(parts))


def _background(site: Site) -> tuple[float, float, float]:
    colour = site.exposure.display(site.air.radiance(np.array([[0.0, 1.0, 0.05]]) / np.sqrt(1.0025)))[0]
    r, g, b = (round(float(c), 4) for c in colour)
    return r, g, b


def _lights(site: Site, built: Built) -> tuple[Light, ...]:
    kept: list[Light] = []
    sun = site.air.sunlight
    if sun is not None:
        kept.append(Light("sun", sun.direction, sun.irradiance, sun.radius))
    r, g, b = (float(c) for c in site.air.radiance(np.array([[0.0, 0.0, 1.0]]))[0])
    kept.append(Light("sky", (0.0, 0.0, 1.0), (r, g, b)))
    for lamp, owner in zip(built.lamps, built.lamp_owners, strict=True):
        x, y, z = (float(c / (4 * np.pi)) for c in lamp.power)
        kept.append(Light("lamp", lamp.position, (x, y, z), lamp.radius, owner))
    return tuple(kept)


Things = Sequence[Thing]
