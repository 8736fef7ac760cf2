"""Depth of single pictures from a network that a person has: ONNX files, or models that transformers knows (extra `neural`).

Networks of the kind of Depth Anything and MiDaS tell nearness up to a scale and a shift, others depth; which it is, and both
numbers, are found against the room's box (`depth_fitting`).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError, FormatError, MissingExtraError
from terrazzo.extras import require

SIDE = 518
"""Shorter side that pictures are given to a network with [px]: what Depth Anything V2 was trained at."""
PATCH = 14
"""Both sides are multiples of this: the patches of vision transformers."""
LONGEST = 1036
"""Longest side [px]: memory grows with its fourth power."""
MEAN, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Of the colours of ImageNet, which these networks are trained on."""
OUTPUTS = ("predicted_depth", "depth")
"""Names of what is wanted where a network has several outputs."""

Network = Callable[[NDArray[np.uint8]], NDArray[np.float32]]
"""From pixels [h, w, 3] to nearness or depth, up to scale and shift, of any size [h', w']."""


def load_network(name: str | os.PathLike[str]) -> Network:
    """A depth network.

    Args:
        name: An `.onnx` file, the folder of a model that was saved by transformers, or its name on the Hugging Face hub.

    Raises:
        ArgumentError: A file of another kind.
        FormatError: It cannot be loaded.
        MissingExtraError: What runs it is not installed.
    """
    path = Path(name)
    if path.suffix.lower() == ".onnx":
        return _onnx(path)
    if path.is_file():
        raise ArgumentError(
            f"the depth network {str(path)!r}: wanted an .onnx file, a model's folder, or its name on the hub"
        )
    return _transformers(str(name))


def _onnx(path: Path) -> Network:
    if not path.is_file():
        raise FormatError("there is no such depth network", source=path)
    runtime: Any = require("onnxruntime", purpose="a depth network in ONNX")
    try:
        session = runtime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own exceptions have no common base
        raise FormatError(f"the depth network cannot be loaded: {error}", source=path) from error
    wanted = session.get_inputs()[0]
    fixed = [n if isinstance(n, int) and n > 0 else None for n in wanted.shape[-2:]]
    names = [o.name for o in session.get_outputs()]
    output = next((n for n in OUTPUTS if n in names), names[0])

    def run(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        try:
            (out,) = session.run([output], {wanted.name: _prepared(pixels, fixed)})
        except Exception as error:
            raise FormatError(f"the depth network failed: {error}", source=path) from error
        return _map(out, str(path))

    return run


def _transformers(name: str) -> Network:
    models: Any = require("transformers", purpose="a depth network of transformers")
    try:
        torch: Any = import_module("torch")
    except ImportError as error:
        raise MissingExtraError(
            "a depth network of transformers needs the package 'torch', which is not installed: "
            'run  pip install "terrazzo[neural]"'
        ) from error
    try:
        model = models.AutoModelForDepthEstimation.from_pretrained(name).eval()
    except Exception as error:  # whatever the hub, the file system or the configuration raise
        first = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise FormatError(f"the depth network cannot be loaded: {first}", source=name) from error

    def run(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        with torch.no_grad():
            out = model(pixel_values=torch.from_numpy(_prepared(pixels, [None, None])))
        return _map(out.predicted_depth.float().numpy(), name)

    return run


def _prepared(pixels: NDArray[np.uint8], fixed: list[int | None]) -> NDArray[np.float32]:
    """A picture as a network takes it, shape [1, 3, h, w]."""
    from PIL import Image

    height, width = pixels.shape[:2]
    scale = min(SIDE / min(height, width), LONGEST / max(height, width))
    sides = [f or max(PATCH, round(n * scale / PATCH) * PATCH) for f, n in zip(fixed, (height, width))]
    small = Image.fromarray(pixels).resize((sides[1], sides[0]), Image.Resampling.BICUBIC)
    values = (np.asarray(small, np.float32) / 255 - np.array(MEAN, np.float32)) / np.array(SPREAD, np.float32)
    return np.ascontiguousarray(values.transpose(2, 0, 1)[None])


def _map(out: Any, source: str) -> NDArray[np.float32]:
    """The output of a network as a map [h, w]."""
    values = np.asarray(out, np.float32).squeeze()
    if values.ndim == 3 and values.shape[-1] == 3:  # points, as MoGe gives them
        values = values[..., 2]
    if values.ndim != 2 or not np.isfinite(values).any():
        raise FormatError(
            f"the depth network gave an array of shape {np.shape(out)}, no map of depth", source=source
        )
    return np.nan_to_num(values, nan=float(np.nanmedian(values)))
