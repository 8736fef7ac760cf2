"""The compiled gradients against finite differences of the slow reference renderer, in double precision."""

from __future__ import annotations

from types import SimpleNamespace
from unittest.mock import patch

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.fitting import Pulled, gradients_of
from terrazzo.fitting.pulling import View
from terrazzo.geometry import Pose
from terrazzo.render import rasterize, reference
from terrazzo.render.rasterizer import Request
from terrazzo.splats import Splats

NAMES = ("means", "quaternions", "scales", "opacities", "harmonics")
STEP = 1e-5
CAMERAS = {
    "pinhole": Camera.look_at((2.5, 0.3, 0.4), (0.1, 0, 0), width=40, height=33, fov=0.7),
    "panorama": Camera.panorama((1.6, 0.3, 0.4), width=96, yaw=3.0),
}


def some_splats(degree: int, n: int = 6) -> Splats:
    rng = np.random.default_rng(degree)
    return Splats(
        rng.uniform(-0.15, 0.15, (n, 3)),
        rng.normal(size=(n, 4)),
        rng.uniform(0.2, 0.45, (n, 3)),
        rng.uniform(0.2, 0.8, n),
        rng.normal(size=(n, (degree + 1) ** 2, 3)) * 0.2,
    )


def pulls(splats: Splats, view: View) -> Pulled:
    """Random weights for each pixel and pass, where no splat is so faint that it is dropped, nor clipped."""
    shape = (view.camera.height, view.camera.width)
    keep = np.ones(shape, bool)
    for i in range(len(splats)):
        alone = rasterize(splats.select([i]), view.camera, antialias=view.antialias, backend="native").alpha
        keep &= (alone > 2 / 255) & (alone < 0.98)
    assert keep.sum() > 40
    rng = np.random.default_rng(7)
    colour, alpha, depth = rng.normal(size=(*shape, 3)), rng.normal(size=shape), rng.normal(size=shape)
    return Pulled(
        *(np.float32(a * (keep[..., None] if a.ndim == 3 else keep)) for a in (colour, alpha, depth))
    )


def loss(arrays: dict[str, np.ndarray], camera: Camera, view: View, pulled: Pulled) -> float:
    """The weighted sum of the reference's passes."""
    splats = object.__new__(Splats)
    for name, value in {**arrays, "things": None}.items():
        object.__setattr__(splats, name, value)
    request = Request(splats, camera, (0.2, 0.3, 0.1), splats.degree, view.antialias, frozenset({"depth"}), 1)
    kept = SimpleNamespace()

    def keep(canvas: object, background: np.ndarray) -> None:
        kept.canvas, kept.background = canvas, background

    with patch.object(reference._Canvas, "frame", keep), patch.object(reference, "ALPHA_CUT", 0.0):
        reference.draw_reference(request)
    canvas = kept.canvas
    alpha = 1 - canvas.clear
    colour = canvas.colour + canvas.clear[..., None] * kept.background
    assert pulled.alpha is not None and pulled.depth is not None
    return float(
        np.sum(pulled.colour * colour)
        + np.sum(pulled.alpha * alpha)
        + np.sum(pulled.depth * canvas.depth / np.maximum(alpha, 1e-30))
    )


def in_double(splats: Splats) -> dict[str, np.ndarray]:
    return {name: getattr(splats, name).astype(np.float64) for name in NAMES}


@pytest.mark.parametrize("antialias", [False, True])
@pytest.mark.parametrize("degree", [0, 1, 2, 3])
@pytest.mark.parametrize("kind", CAMERAS)
def test_gradients_by_every_value_are_those_of_the_reference(kind: str, degree: int, antialias: bool) -> None:
    splats = some_splats(degree)
    view = View(CAMERAS[kind], (0.2, 0.3, 0.1), degree, antialias, depth=True)
    pulled = pulls(splats, view)
    _, gradients = gradients_of(splats, view, pulled)
    exact, rng = in_double(splats), np.random.default_rng(3)
    for name in NAMES:
        compiled, values = getattr(gradients, name), exact[name]
        entries = rng.permutation(values.size)[:24]
        found = []
        for entry in entries:
            both = []
            for sign in (1, -1):
                moved = values.copy()
                moved.flat[entry] += sign * STEP
                both.append(loss({**exact, name: moved}, view.camera, view, pulled))
            found.append((both[0] - both[1]) / (2 * STEP))
        scale = np.abs(found).max()
        assert scale > 0
        np.testing.assert_allclose(compiled.flat[entries], found, rtol=0, atol=2e-3 * scale, err_msg=name)


@pytest.mark.parametrize("kind", CAMERAS)
def test_gradients_by_the_camera(kind: str) -> None:
    splats, camera = some_splats(1), CAMERAS[kind]
    view = View(camera, (0.2, 0.3, 0.1), 1, True, depth=True)
    pulled = pulls(splats, view)
    _, gradients = gradients_of(splats, view, pulled)
    exact, found = in_double(splats), []
    for axis in range(6):
        both = []
        for sign in (1, -1):
            step = np.zeros(6)
            step[axis] = sign * STEP
            turn = (1.0, *(step[3:] / 2))
            rotation = (Pose((0, 0, 0), turn).matrix @ camera.pose.matrix)[:3, :3]
            moved = object.__new__(_Moved)
            moved.__dict__.update(camera.__dict__, position=camera.position + step[:3])
            moved.__dict__["world_to_camera"] = _inverse(rotation, moved.__dict__["position"])
            both.append(loss(exact, moved, view, pulled))
        found.append((both[0] - both[1]) / (2 * STEP))
    np.testing.assert_allclose(gradients.camera, found, rtol=0, atol=2e-3 * np.abs(found).max())


class _Moved:
    """A camera whose pose is not rounded."""


def _inverse(rotation: np.ndarray, position: np.ndarray) -> np.ndarray:
    out = np.eye(4)
    out[:3, :3], out[:3, 3] = rotation.T, -rotation.T @ position
    return out


def test_the_same_number_of_threads_gives_the_same_bytes() -> None:
    rng = np.random.default_rng(0)
    n = 3000
    splats = Splats(
        rng.normal(size=(n, 3)), rng.normal(size=(n, 4)), rng.uniform(0.01, 0.1, (n, 3)),
        rng.uniform(size=n), rng.normal(size=(n, 4, 3)),
    )  # fmt: skip
    camera = Camera.look_at((4, 0, 1), (0, 0, 0), width=150, height=90)
    pulled = Pulled(rng.normal(size=(90, 150, 3)).astype(np.float32))
    for threads in (1, 3):
        view = View(camera, degree=1, threads=threads)
        one, two = (gradients_of(splats, view, pulled)[1] for _ in range(2))
        assert all((getattr(one, name) == getattr(two, name)).all() for name in (*NAMES, "camera"))
    single = gradients_of(splats, View(camera, degree=1, threads=1), pulled)[1]
    for name in NAMES:
        a, b = getattr(single, name), getattr(one, name)
        np.testing.assert_allclose(a, b, rtol=0, atol=1e-4 * np.abs(a).max(), err_msg=name)


def test_the_picture_is_that_of_the_rasterizer() -> None:
    splats = some_splats(2)
    for camera in CAMERAS.values():
        frame, _ = gradients_of(
            splats,
            View(camera, degree=2, depth=True),
            Pulled(np.zeros((camera.height, camera.width, 3), np.float32)),
        )
        wanted = rasterize(splats, camera, antialias=True, passes=["depth"], backend="native")
        assert (frame.colour == wanted.colour).all() and (frame.depth == wanted.depth).all()


def test_splats_that_do_not_show_get_no_gradient() -> None:
    splats = some_splats(0)
    behind = splats.transform(Pose((9.0, 0, 0), (1, 0, 0, 0)))
    camera = CAMERAS["pinhole"]
    shape = (camera.height, camera.width, 3)
    _, gradients = gradients_of(behind, View(camera), Pulled(np.ones(shape, np.float32)))
    assert not any(getattr(gradients, name).any() for name in NAMES)
