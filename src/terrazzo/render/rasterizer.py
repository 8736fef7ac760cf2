"""`rasterize`: the one way from splats and a camera to a `Frame`. It checks the request and hands it to a backend."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from terrazzo.cameras import Camera
from terrazzo.errors import ArgumentError
from terrazzo.render.frames import Frame
from terrazzo.splats import Splats
from terrazzo.threads import usable_threads

Backend = Literal["native", "gsplat", "reference"]
Pass = Literal["depth", "normals", "things"]

BACKENDS: tuple[str, ...] = get_args(Backend)
PASSES: tuple[str, ...] = get_args(Pass)

LONGEST_SIDE = 0xFFFF * 16
"""Pixels along a picture's side that the native core can number (16 bits of tiles, 16 pixels each)."""


@dataclass(frozen=True)
class Request:
    """What a backend is asked for, already checked.

    Args:
        splats: What to draw.
        camera: Where from.
        background: Display colour (sRGB) behind everything.
        degree: Degree of the harmonics to use, at most that of the splats.
        antialias: Whether opacity makes up for the dilation of small footprints.
        passes: Subset of `PASSES`.
        threads: Threads to use, >= 1.
    """

    splats: Splats
    camera: Camera
    background: tuple[float, float, float]
    degree: int
    antialias: bool
    passes: frozenset[str]
    threads: int


def rasterize(
    splats: Splats,
    camera: Camera,
    *,
    background: Sequence[float] = (0.0, 0.0, 0.0),
    sh_degree: int | None = None,
    antialias: bool = False,
    passes: Iterable[Pass] = (),
    backend: Backend | None = None,
    threads: int = 0,
) -> Frame:
    """Draws splats as 3D Gaussian Splatting does (Kerbl et al. 2023), front to back.

    The native backend gives the same bytes for the same arguments, whatever the number of threads.

    Args:
        splats: What to draw.
        camera: Where from; pinhole or equirectangular.
        background: Display colour (sRGB 0..1) behind everything, shape [3].
        sh_degree: Highest degree of the harmonics to use; None for all that the splats have.
        antialias: Spread every footprint by no more than a pixel, 0.1 px^2 of variance, and keep its brightness (the 2D
            filter of Mip-Splatting, Yu et al. 2024). Without it every footprint grows by 0.3 px^2 and keeps its opacity.
        passes: Which of "depth", "normals" and "things" to draw besides colour and alpha.
        backend: "native" (compiled, on the CPU), "gsplat" (CUDA), "reference" (slow NumPy), or None for the
            environment variable TERRAZZO_BACKEND, else gsplat where it and a CUDA GPU are there, else native.
            gsplat knows no equirectangular camera, so it leaves those pictures to native.
        threads: CPU threads; 0 for as many as the process may use.

    Returns:
        The picture and the passes that were asked for.

    Raises:
        ArgumentError: An argument is out of its domain.
        MissingExtraError: The gsplat backend was asked for by name and is not installed.
        NativeCoreError: The compiled core does not load.
    """
    request = _checked(splats, camera, background, sh_degree, antialias, passes, threads)
    return _backend(backend)(request)


def _checked(
    splats: Splats,
    camera: Camera,
    background: Sequence[float],
    sh_degree: int | None,
    antialias: bool,
    passes: Iterable[str],
    threads: int,
) -> Request:
    colour = np.asarray(background, np.float64)
    if colour.shape != (3,) or not np.isfinite(colour).all():
        raise ArgumentError(f"background is {background!r}; wanted three finite numbers, red, green and blue")
    if sh_degree not in (None, 0, 1, 2, 3):
        raise ArgumentError(f"sh_degree is {sh_degree!r}; wanted 0, 1, 2, 3 or None")
    if isinstance(passes, str):
        raise ArgumentError(f"passes is the string {passes!r}; wanted a collection such as ({passes!r},)")
    wanted = frozenset(passes)
    if not wanted <= set(PASSES):
        raise ArgumentError(f"passes holds {sorted(wanted - set(PASSES))}; wanted some of {list(PASSES)}")
    if threads < 0:
        raise ArgumentError(f"threads is {threads}; wanted 0 (all) or more")
    if max(camera.width, camera.height) > LONGEST_SIDE:
        raise ArgumentError(
            f"a camera of {camera.width} x {camera.height} pixels; wanted at most {LONGEST_SIDE} a side"
        )
    degree = splats.degree if sh_degree is None else min(sh_degree, splats.degree)
    red, green, blue = (float(v) for v in colour)
    return Request(
        splats, camera, (red, green, blue), degree, bool(antialias), wanted, threads or usable_threads()
    )


def _backend(name: str | None) -> Callable[[Request], Frame]:
    """The function that draws; backends are imported only when they are used."""
    if name is None:
        name = os.environ.get("TERRAZZO_BACKEND") or None
    if name is not None and name not in BACKENDS:
        raise ArgumentError(f"backend is {name!r}; wanted one of {list(BACKENDS)} or None")
    if name == "reference":
        from terrazzo.render.reference import draw_reference

        return draw_reference
    from terrazzo.render.gsplat_backend import cuda_is_ready, draw_gsplat

    if name == "gsplat" or (name is None and cuda_is_ready()):
        return draw_gsplat
    from terrazzo.render.native_backend import draw_native

    return draw_native
