"""Lighting: light baked into surface points, and the exposure that turns it into display colours.

lights = lighting.Lights(*lighting.daylight("day", openings=openings), lamps=lamps,
                         portals=lighting.portals(openings))
scene = lighting.Scene(triangles, albedo, emission=emission)
irradiance = lighting.bake(scene, points, normals, lights)
radiance = albedo_at_points * irradiance / pi + emission_at_points
colours = lighting.expose(radiance, irradiance=irradiance).display(radiance)
"""

from terrazzo.lighting.adaptation import Adaptation, adapt
from terrazzo.lighting.baking import LightField, Quality, bake, both_sides
from terrazzo.lighting.denoising import Filter
from terrazzo.lighting.estimates import direct, direct_parts, indirect
from terrazzo.lighting.exposure import Exposure, expose, from_srgb, to_srgb
from terrazzo.lighting.lights import Lamp, Lights, Portal, Sun, daylight, portals
from terrazzo.lighting.outside import bake_outside
from terrazzo.lighting.scene import Scene
from terrazzo.lighting.sky import TIMES, Sky

__all__ = [
    "Adaptation",
    "Exposure",
    "Filter",
    "Lamp",
    "LightField",
    "Lights",
    "Portal",
    "Quality",
    "Scene",
    "Sky",
    "Sun",
    "TIMES",
    "adapt",
    "bake",
    "bake_outside",
    "both_sides",
    "daylight",
    "direct",
    "direct_parts",
    "expose",
    "from_srgb",
    "indirect",
    "portals",
    "to_srgb",
]
