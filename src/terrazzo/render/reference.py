"""The slow twin of the compiled rasterizer: plain NumPy in double precision, one splat after another, the tests' truth.

It follows 3D Gaussian Splatting (Kerbl et al. 2023) to the letter and knows no tiles, no early stop and no tricks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.harmonics import harmonic_basis
from terrazzo.render.frames import Frame
from terrazzo.render.rasterizer import Request
from terrazzo.splats import NO_THING, Splats

Array = NDArray[np.float64]

ALPHA_CUT = 1 / 255
"""Fainter contributions are dropped (Kerbl et al. 2023)."""
ALPHA_MOST = 0.99
"""No splat hides what is behind it completely (Kerbl et al. 2023)."""
DILATION = 0.3
"""Variance added to every footprint [px^2] (Kerbl et al. 2023)."""
PIXEL = 0.1
"""The same where opacity makes up for it: about that of a pixel (Yu et al. 2024, whose code has this number)."""
NEAR = 0.05
"""Nearer splats are not drawn [m]."""
FAR = 1e10
"""Nor farther ones."""
FIELD_SLACK = 0.15
"""Pictures beyond each edge where the linear map is still that of the splat's own place; it is frozen farther out
(Kerbl et al. 2023: 1.3 times the field of view)."""

POLE_ROWS = 0.01
"""Rows from a pole within which the columns of an equirectangular picture stop growing."""


def draw_reference(request: Request) -> Frame:
    """Draws in plain NumPy; seconds for a few hundred splats on a small picture."""
    splats, camera = request.splats, request.camera
    pixels, jacobians, depths = project_points(camera, splats.means.astype(np.float64))
    covariances = jacobians @ splats.covariances() @ np.swapaxes(jacobians, -1, -2)
    bare = np.linalg.det(covariances)
    covariances = covariances + (PIXEL if request.antialias else DILATION) * np.eye(2)
    opacities = splats.opacities.astype(np.float64)
    if request.antialias:
        opacities = opacities * np.sqrt(np.maximum(bare, 0) / np.linalg.det(covariances))
    towards = splats.means - camera.position
    colours = _colours(splats, towards, request.degree)
    normals = _facing_normals(splats, towards)
    canvas = _Canvas(camera, request.passes)
    for i in np.argsort(depths, kind="stable"):
        if NEAR < depths[i] < FAR and opacities[i] >= ALPHA_CUT:
            alpha = _footprint(camera, pixels[i], covariances[i], float(opacities[i]))
            thing = NO_THING if splats.things is None else int(splats.things[i])
            canvas.add(alpha, colours[i], float(depths[i]), normals[i], thing)
    return canvas.frame(np.asarray(request.background))


def project_points(camera: Camera, points: Array) -> tuple[Array, Array, Array]:
    """Where points land, and how their pictures move with them.

    Args:
        camera: Pinhole or equirectangular.
        points: World coordinates [m], shape [n, 3].

    Returns:
        Pixels, shape [n, 2]; derivatives of the pixels by the world coordinates [px/m], shape [n, 2, 3]; sorting
        depths [m], shape [n]: along the optical axis (pinhole) or from the eye (equirectangular).
    """
    turn = camera.world_to_camera[:3, :3]
    with np.errstate(divide="ignore", invalid="ignore"):
        project = _pinhole if camera.projection == "pinhole" else _equirectangular
        pixels, jacobians, depths = project(camera, (points - camera.position) @ turn.T)
    return pixels, jacobians @ turn, depths


def _pinhole(camera: Camera, points: Array) -> tuple[Array, Array, Array]:
    x, y, z = points.T
    pixels = np.stack([camera.fx * x / z + camera.cx, camera.fy * y / z + camera.cy], -1)
    w, h = camera.width, camera.height
    slack = FIELD_SLACK
    tx = np.clip(x / z, (-slack * w - camera.cx) / camera.fx, ((1 + slack) * w - camera.cx) / camera.fx)
    ty = np.clip(y / z, (-slack * h - camera.cy) / camera.fy, ((1 + slack) * h - camera.cy) / camera.fy)
    zero = np.zeros_like(z)
    rows = [
        np.stack([camera.fx / z, zero, -camera.fx * tx / z], -1),
        np.stack([zero, camera.fy / z, -camera.fy * ty / z], -1),
    ]
    return pixels, np.nan_to_num(np.stack(rows, -2)), z


def _equirectangular(camera: Camera, points: Array) -> tuple[Array, Array, Array]:
    x, y, z = points.T
    w, h = camera.width, camera.height
    distance = np.linalg.norm(points, axis=-1)
    level = np.hypot(x, z)
    azimuth = np.arctan2(x, z)
    pixels = np.stack(
        [(azimuth / (2 * np.pi) + 0.5) * w, (np.arctan2(y, level) / np.pi + 0.5) * h],
        -1,
    )
    # Columns grow without bound at the poles; this close to one, any visible splat lies over every azimuth anyway.
    radius = np.maximum(level, distance * np.sin(POLE_ROWS * np.pi / h))
    sin_a, cos_a = np.sin(azimuth), np.cos(azimuth)
    rows = [
        np.stack([cos_a, 0 * x, -sin_a], -1) * (w / (2 * np.pi) / radius)[:, None],
        np.stack([-sin_a * y, level, -cos_a * y], -1) * (h / np.pi / distance**2)[:, None],
    ]
    return pixels, np.nan_to_num(np.stack(rows, -2)), distance


def _colours(splats: Splats, towards: Array, degree: int) -> Array:
    with np.errstate(invalid="ignore"):
        directions = np.nan_to_num(towards / np.linalg.norm(towards, axis=-1, keepdims=True))
    basis = harmonic_basis(directions, degree)
    return np.maximum(np.einsum("nk,nkc->nc", basis, splats.harmonics[:, : basis.shape[1]]) + 0.5, 0)


def _facing_normals(splats: Splats, towards: Array) -> Array:
    """Each splat's thinnest axis in the world's frame, turned towards the eye."""
    axes = splats.normals()
    return np.where(np.sum(axes * towards, -1, keepdims=True) > 0, -axes, axes)


def _footprint(camera: Camera, centre: Array, covariance: Array, opacity: float) -> Array:
    """Alpha of one splat at every pixel, shape [h, w]."""
    dx = np.arange(camera.width) + 0.5 - centre[0]
    if camera.projection == "equirectangular":
        half = camera.width / 2
        dx = (dx + half) % camera.width - half
    dy = np.arange(camera.height)[:, None] + 0.5 - centre[1]
    (uu, uv), (_, vv) = covariance
    power = -0.5 * (vv * dx * dx - 2 * uv * dx * dy + uu * dy * dy) / (uu * vv - uv * uv)
    alpha = np.minimum(opacity * np.exp(np.minimum(power, 0)), ALPHA_MOST)
    return np.where(alpha >= ALPHA_CUT, alpha, 0.0)


class _Canvas:
    """The sums that a picture is made of, and per thing its share."""

    def __init__(self, camera: Camera, passes: frozenset[str]) -> None:
        shape = (camera.height, camera.width)
        self.passes = passes
        self.clear = np.ones(shape)
        self.colour = np.zeros((*shape, 3))
        self.depth = np.zeros(shape)
        self.normals = np.zeros((*shape, 3))
        self.shares: dict[int, Array] = {}

    def add(self, alpha: Array, colour: Array, depth: float, normal: Array, thing: int) -> None:
        weight = alpha * self.clear
        self.clear = self.clear - weight
        self.colour += weight[..., None] * colour
        self.depth += weight * depth
        self.normals += weight[..., None] * normal
        if "things" in self.passes:
            self.shares[thing] = self.shares.get(thing, 0) + weight

    def frame(self, background: Array) -> Frame:
        alpha = 1 - self.clear
        colour = self.colour + self.clear[..., None] * background
        covered = alpha > 0
        with np.errstate(divide="ignore", invalid="ignore"):
            depth = np.where(covered, self.depth / alpha, np.inf)
            length = np.linalg.norm(self.normals, axis=-1, keepdims=True)
            normals = np.where(length > 0, self.normals / length, 0)
        return Frame(
            colour.astype(np.float32),
            alpha.astype(np.float32),
            depth.astype(np.float32) if "depth" in self.passes else None,
            normals.astype(np.float32) if "normals" in self.passes else None,
            self._leaders(covered) if "things" in self.passes else None,
        )

    def _leaders(self, covered: NDArray[np.bool_]) -> NDArray[np.int32]:
        if not self.shares:
            return np.full(covered.shape, NO_THING, np.int32)
        ids = np.array(list(self.shares), np.int32)
        leader = ids[np.argmax(np.stack(list(self.shares.values())), 0)]
        return np.where(covered, leader, np.int32(NO_THING))
