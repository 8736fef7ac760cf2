"""The CUDA backend: gsplat (Ye et al. 2025) behind the same call, for machines with an NVIDIA GPU and the extra "cuda".

gsplat has no equirectangular camera: such pictures are drawn by the native backend. It has been written from gsplat's
documented interface (1.5); pictures agree with the other backends up to rounding.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.extras import is_available, require
from terrazzo.render.frames import Frame
from terrazzo.render.native_backend import draw_native
from terrazzo.render.rasterizer import Request
from terrazzo.render.reference import DILATION, PIXEL
from terrazzo.splats import NO_THING, Splats

NEAR = 0.05
"""Nearer splats are not drawn [m], as in the other backends."""
CHANNELS_AT_ONCE = 32
"""Channels that gsplat blends in one pass over the splats."""
_DRIVER_SIGNS = ("/dev/nvidiactl", "/dev/dxg", "C:/Windows/System32/nvcuda.dll")
"""Files that are there where an NVIDIA driver is: Linux, Windows Subsystem for Linux, Windows."""

_on_gpu: WeakKeyDictionary[Splats, tuple[Any, ...]] = WeakKeyDictionary()


@lru_cache(maxsize=1)
def cuda_is_ready() -> bool:
    """Whether gsplat can draw here. Cheap where it cannot: torch is imported only when a driver is there."""
    if not any(Path(sign).exists() for sign in _DRIVER_SIGNS):
        return False
    if not (is_available("torch") and is_available("gsplat")):
        return False
    torch = require("torch", purpose="drawing on a GPU")
    return bool(torch.cuda.is_available())


def draw_gsplat(request: Request) -> Frame:
    """Draws on the GPU; an equirectangular or empty picture on the CPU.

    Raises:
        MissingExtraError: torch or gsplat is not installed.
        ArgumentError: There is no CUDA GPU.
    """
    torch = require("torch", purpose="the gsplat backend")
    gsplat = require("gsplat", purpose="the gsplat backend")
    if request.camera.projection == "equirectangular" or not len(request.splats):
        return draw_native(request)
    if not torch.cuda.is_available():
        raise ArgumentError("backend is 'gsplat', but torch finds no CUDA GPU; use backend='native'")
    with torch.inference_mode():
        return _Painter(torch, gsplat, request).frame()


class _Painter:
    """One picture: the colours, and a further pass over the splats for normals and for thing ids."""

    def __init__(self, torch: Any, gsplat: Any, request: Request) -> None:
        self.torch, self.gsplat, self.request = torch, gsplat, request
        self.tensors = _uploaded(torch, request.splats)

    def frame(self) -> Frame:
        r = self.request
        wants_depth = "depth" in r.passes
        harmonics = self.tensors[4][:, : (r.degree + 1) ** 2]
        picture, alpha = self._blend(
            harmonics, "RGB+ED" if wants_depth else "RGB", sh_degree=r.degree, background=r.background
        )
        covered = alpha > 0
        return Frame(
            np.ascontiguousarray(picture[..., :3]),
            alpha,
            np.where(covered, picture[..., 3], np.float32(np.inf)) if wants_depth else None,
            self._normals() if "normals" in r.passes else None,
            self._things(covered) if "things" in r.passes else None,
        )

    def _blend(
        self,
        colours: Any,
        mode: str,
        *,
        sh_degree: int | None = None,
        background: tuple[float, float, float] | None = None,
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """One pass: channels [h, w, d] and alpha [h, w], on the CPU."""
        camera = self.request.camera
        means, quaternions, scales, opacities = self.tensors[:4]
        pictures, alphas, _ = self.gsplat.rasterization(
            means=means,
            quats=quaternions,
            scales=scales,
            opacities=opacities,
            colors=colours,
            viewmats=self._gpu(camera.world_to_camera[None]),
            Ks=self._gpu(_intrinsics(camera)[None]),
            width=camera.width,
            height=camera.height,
            near_plane=NEAR,
            sh_degree=sh_degree,
            backgrounds=None if background is None else self._gpu(np.array([background])),
            render_mode=mode,
            rasterize_mode="antialiased" if self.request.antialias else "classic",
            eps2d=PIXEL if self.request.antialias else DILATION,
        )
        return pictures[0].cpu().numpy(), alphas[0].cpu().numpy()[..., 0]

    def _normals(self) -> NDArray[np.float32]:
        s = self.request.splats
        axes = s.normals()
        away = np.sum(axes * (s.means - self.request.camera.position), -1, keepdims=True) > 0
        sums, _ = self._blend(self._gpu(np.where(away, -axes, axes)), "RGB")
        length = np.linalg.norm(sums, axis=-1, keepdims=True)
        return (sums / np.maximum(length, 1e-12)).astype(np.float32)

    def _things(self, covered: NDArray[np.bool_]) -> NDArray[np.int32]:
        """Each thing's share is a channel of its own; the largest wins."""
        ids = self.request.splats.things
        best = np.full(covered.shape, NO_THING, np.int32)
        if ids is None:
            return best
        most = np.zeros(covered.shape, np.float32)
        for group in _groups(np.unique(ids), CHANNELS_AT_ONCE):
            shares, _ = self._blend(self._gpu(ids[:, None] == group), "RGB")
            leader = np.argmax(shares, -1)
            share = np.take_along_axis(shares, leader[..., None], -1)[..., 0]
            best = np.where(share > most, group[leader], best)
            most = np.maximum(most, share)
        return np.where(covered, best, NO_THING).astype(np.int32)

    def _gpu(self, array: NDArray) -> Any:
        return self.torch.as_tensor(np.ascontiguousarray(array, np.float32), device="cuda")


def _intrinsics(camera: Camera) -> NDArray[np.float64]:
    return np.array([[camera.fx, 0, camera.cx], [0, camera.fy, camera.cy], [0, 0, 1]])


def _groups(ids: NDArray[np.int32], size: int) -> Iterator[NDArray[np.int32]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def _uploaded(torch: Any, splats: Splats) -> tuple[Any, ...]:
    """The splats' arrays on the GPU, kept for as long as the splats live: a film draws them many times."""
    if splats not in _on_gpu:
        arrays = (splats.means, splats.quaternions, splats.scales, splats.opacities, splats.harmonics)
        # A copy, because torch warns about read-only memory.
        _on_gpu[splats] = tuple(torch.as_tensor(np.array(a), device="cuda") for a in arrays)
    return _on_gpu[splats]
