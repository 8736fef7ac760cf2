"""What the gsplat backend asks of gsplat, checked without a GPU.

`gsplat` and `torch` are test doubles here: `rasterization` below takes the arguments that gsplat 1.5 documents and draws
them with the NumPy reference. So these tests prove that the arguments mean what they should, not that CUDA runs.
"""

from __future__ import annotations

import contextlib
import sys
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError, MissingExtraError
from terrazzo.geometry import Pose, matrix_to_quaternion
from terrazzo.harmonics import SH_C0
from terrazzo.render import gsplat_backend, rasterize
from terrazzo.splats import Splats
from tests.render.scenes import cloud, decibels, panorama

CAMERA = Camera(Pose((0.2, -0.1, 0.3), (0.5, -0.5, 0.5, -0.5)), 80, 60, 70.0, 75.0, 38.0, 33.0)


class FakeTensor(np.ndarray):
    def cpu(self):
        return self

    def numpy(self):
        return np.asarray(self)


def fake_rasterization(
    *, means, quats, scales, opacities, colors, viewmats, Ks, width, height, near_plane, sh_degree, backgrounds,
    render_mode, rasterize_mode, eps2d,
):  # fmt: skip
    """As documented: arrays of n splats, c cameras; pictures [c, h, w, d], alphas [c, h, w, 1]."""
    assert viewmats.shape == (1, 4, 4) and Ks.shape == (1, 3, 3) and near_plane > 0
    assert all(t.dtype == np.float32 for t in (means, quats, scales, opacities, colors, viewmats, Ks))
    to_world = np.linalg.inv(viewmats[0].astype(np.float64))
    pose = Pose(tuple(to_world[:3, 3]), tuple(matrix_to_quaternion(to_world[:3, :3])))
    assert eps2d == (0.1 if rasterize_mode == "antialiased" else 0.3)
    k = Ks[0]
    camera = Camera(pose, width, height, float(k[0, 0]), float(k[1, 1]), float(k[0, 2]), float(k[1, 2]))
    options = {"antialias": rasterize_mode == "antialiased", "backend": "reference", "passes": ("depth",)}
    if sh_degree is not None:
        assert colors.ndim == 3 and colors.shape[1] == (sh_degree + 1) ** 2
        back = (0, 0, 0) if backgrounds is None else backgrounds[0]
        frame = rasterize(Splats(means, quats, scales, opacities, colors), camera, background=back, **options)
        picture = frame.colour
        if render_mode == "RGB+ED":
            picture = np.concatenate([picture, np.where(frame.alpha > 0, frame.depth, 0)[..., None]], -1)
    else:
        assert colors.ndim == 2 and backgrounds is None and render_mode == "RGB"
        channels = []
        for channel in np.moveaxis(np.asarray(colors), 1, 0):
            # Harmonics clamp at 0, plain channels do not: draw the positive and the negative part.
            parts = [np.repeat(np.maximum(s * channel, 0)[:, None], 3, 1) - 0.5 for s in (1, -1)]
            drawn = [
                rasterize(
                    Splats(means, quats, scales, opacities, (p / SH_C0)[:, None]), camera, **options
                ).colour
                for p in parts
            ]
            channels.append((drawn[0] - drawn[1])[..., 0])
        picture, frame = (
            np.stack(channels, -1),
            rasterize(
                Splats.from_colours(means, quats, scales, opacities, np.zeros((len(means), 3))),
                camera,
                **options,
            ),
        )
    wrap = lambda a: np.asarray(a, np.float32)[None].view(FakeTensor)  # noqa: E731
    return wrap(picture), wrap(frame.alpha[..., None]), {}


@pytest.fixture
def fakes(monkeypatch):
    torch, gsplat = ModuleType("torch"), ModuleType("gsplat")
    calls = []

    def rasterization(**arguments):
        calls.append(arguments)
        return fake_rasterization(**arguments)

    torch.cuda = SimpleNamespace(is_available=lambda: True)  # type: ignore[attr-defined]
    torch.inference_mode = contextlib.nullcontext  # type: ignore[attr-defined]
    torch.as_tensor = lambda a, device: np.array(a).view(FakeTensor)  # type: ignore[attr-defined]
    gsplat.rasterization = rasterization  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "torch", torch)
    monkeypatch.setitem(sys.modules, "gsplat", gsplat)
    return SimpleNamespace(torch=torch, calls=calls)


@pytest.mark.parametrize("antialias", [False, True])
@pytest.mark.parametrize("used", [0, 2])
def test_colours_mean_the_same(fakes, used, antialias):
    splats = cloud(60, degree=2)
    options = {"background": (0.1, 0.5, 0.8), "sh_degree": used, "antialias": antialias}
    drawn = rasterize(splats, CAMERA, backend="gsplat", **options)
    truth = rasterize(splats, CAMERA, backend="reference", **options)
    assert decibels(drawn.colour, truth.colour) > 100
    assert decibels(drawn.alpha, truth.alpha) > 100
    assert drawn.depth is drawn.normals is drawn.things is None
    assert len(fakes.calls) == 1


def test_passes_mean_the_same(fakes):
    splats = cloud(60, seed=2, things=200)
    passes = ("depth", "normals", "things")
    drawn = rasterize(splats, CAMERA, backend="gsplat", passes=passes)
    truth = rasterize(splats, CAMERA, backend="reference", passes=passes)
    solid = truth.alpha > 0.01
    assert drawn.depth is not None and truth.depth is not None
    assert np.allclose(drawn.depth[solid], truth.depth[solid], rtol=1e-4)
    assert np.isinf(drawn.depth[truth.alpha == 0]).all()
    assert drawn.normals is not None and truth.normals is not None
    assert np.sum(drawn.normals * truth.normals, -1)[solid].min() > 0.99
    assert drawn.things is not None and np.array_equal(drawn.things, truth.things)
    assert len(fakes.calls) > 3  # more things than gsplat blends channels at once


def test_splats_are_uploaded_once(fakes):
    splats = cloud(5)
    for _ in range(3):
        rasterize(splats, CAMERA, backend="gsplat")
    assert fakes.calls[0]["means"] is fakes.calls[2]["means"]


def test_a_panorama_is_drawn_on_the_cpu(fakes):
    splats = cloud(20)
    drawn = rasterize(splats, panorama(), backend="gsplat")
    assert np.array_equal(drawn.colour, rasterize(splats, panorama(), backend="native").colour)
    assert not fakes.calls


def test_no_gpu_is_said(fakes):
    fakes.torch.cuda.is_available = lambda: False
    with pytest.raises(ArgumentError, match="no CUDA GPU"):
        rasterize(cloud(3), CAMERA, backend="gsplat")


@pytest.mark.parametrize("missing", ["torch", "gsplat"])
def test_a_missing_package_names_the_extra(fakes, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError, match=rf"'{missing}'.*terrazzo\[cuda\]"):
        rasterize(cloud(3), CAMERA, backend="gsplat")


@pytest.mark.parametrize(
    ("driver", "packages", "gpu", "ready"),
    [
        (False, True, True, False),
        (True, False, True, False),
        (True, True, False, False),
        (True, True, True, True),
    ],
)
def test_it_is_chosen_only_where_it_can_draw(fakes, monkeypatch, tmp_path, driver, packages, gpu, ready):
    sign = tmp_path / "nvidiactl"
    if driver:
        sign.touch()
    monkeypatch.delenv("TERRAZZO_BACKEND", raising=False)
    monkeypatch.setattr(gsplat_backend, "_DRIVER_SIGNS", (str(sign),))
    monkeypatch.setattr(gsplat_backend, "is_available", lambda name: packages)
    fakes.torch.cuda.is_available = lambda: gpu
    gsplat_backend.cuda_is_ready.cache_clear()
    try:
        rasterize(cloud(3), CAMERA)
        assert bool(fakes.calls) == ready
        monkeypatch.setenv("TERRAZZO_BACKEND", "native")
        fakes.calls.clear()
        rasterize(cloud(3), CAMERA)
        assert not fakes.calls
    finally:
        gsplat_backend.cuda_is_ready.cache_clear()
