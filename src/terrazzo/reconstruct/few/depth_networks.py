"""Depth of single pictures from a network that a person has: ONNX files, models that transformers knows (extra `neural`), MoGe.

Networks of the kind of Depth Anything and MiDaS tell nearness up to a scale and a shift, others depth; which it is, and both
numbers, are found against the room's box (`depth_fitting`). Networks of the kind of MoGe (Wang et al. 2025) give points and a
mask of what has a depth; they take plain pixels and a number of tokens.
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

MOGE = "moge"
"""Python package of those models, and what their names have in common."""
TOKENS = "num_tokens"
TOKEN_COUNT = 1800
"""What a network of their kind is given for the input of that name: the middle of what MoGe was trained at."""
MASK = "mask"
"""The output that tells where there is a depth, 0..1."""

Network = Callable[[NDArray[np.uint8]], NDArray[np.float32]]
"""From pixels [h, w, 3] to nearness or depth, up to scale and shift, of any size [h', w']."""


def load_network(name: str | os.PathLike[str]) -> Network:
    """A depth network.

    Args:
        name: An `.onnx` file, the folder of a model that was saved by transformers, a `.pt` file of MoGe, or a model's name on
            the Hugging Face hub.

    Raises:
        ArgumentError: A file of another kind.
        FormatError: It cannot be loaded.
        MissingExtraError: What runs it is not installed.
    """
    path = Path(name)
    if path.suffix.lower() == ".onnx":
        return _onnx(path)
    if path.suffix.lower() == ".pt" or (MOGE in path.name.lower() and not path.is_dir()):
        return _moge(str(name))
    if path.is_file():
        raise ArgumentError(
            f"the depth network {str(path)!r}: wanted an .onnx file, a .pt file of MoGe, a model's folder, or its name on the hub"
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
    inputs = session.get_inputs()
    wanted = next((i for i in inputs if i.name != TOKENS), inputs[0])
    fixed = [n if isinstance(n, int) and n > 0 else None for n in wanted.shape[-2:]]
    names = [o.name for o in session.get_outputs()]
    output = next((n for n in OUTPUTS if n in names), names[0])
    plain = any(i.name == TOKENS for i in inputs)
    asked = [output, MASK] if plain and MASK in names else [output]

    def run(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        given: dict[str, Any] = {wanted.name: _prepared(pixels, fixed, plain=plain)}
        if plain:
            given[TOKENS] = np.array(TOKEN_COUNT, np.int64)
        try:
            out = session.run(asked, given)
        except Exception as error:
            raise FormatError(f"the depth network failed: {error}", source=path) from error
        depth = _map(out[0], str(path))
        return depth if len(out) < 2 else _masked(depth, np.asarray(out[1], np.float32).reshape(depth.shape))

    return run


def _transformers(name: str) -> Network:
    models: Any = require("transformers", purpose="a depth network of transformers")
    torch = _torch("a depth network of transformers")
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


def _torch(purpose: str) -> Any:
    try:
        return import_module("torch")
    except ImportError as error:
        raise MissingExtraError(
            f"{purpose} needs the package 'torch', which is not installed: run  pip install \"terrazzo[neural]\""
        ) from error


def _moge(name: str) -> Network:
    """A model of the package `moge`, of its second version or of its first."""
    torch = _torch("a depth network of MoGe")
    model, reason = None, ""
    for version in ("v2", "v1"):
        try:
            made = import_module(f"{MOGE}.model.{version}").MoGeModel
        except ImportError as error:
            raise MissingExtraError(
                "a depth network of MoGe needs the package 'moge', which is not installed: "
                "run  pip install git+https://github.com/microsoft/MoGe.git"
            ) from error
        try:
            model = made.from_pretrained(name).eval()
            break
        except (
            Exception
        ) as error:  # a checkpoint of the other version, or whatever the hub and the file system raise
            reason = reason or (str(error).strip() or type(error).__name__).splitlines()[0]
    if model is None:
        raise FormatError(f"the depth network cannot be loaded: {reason}", source=name)
    found = model

    def run(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        picture = torch.from_numpy(_prepared(pixels, [None, None], plain=True)[0])
        with torch.no_grad():
            out = found.infer(picture, num_tokens=TOKEN_COUNT, use_fp16=False)
        return _map(out["depth"].float().numpy(), name)

    return run


def _prepared(
    pixels: NDArray[np.uint8], fixed: list[int | None], *, plain: bool = False
) -> NDArray[np.float32]:
    """A picture as a network takes it, shape [1, 3, h, w]; plain ones are 0..1."""
    from PIL import Image

    height, width = pixels.shape[:2]
    scale = min(SIDE / min(height, width), LONGEST / max(height, width))
    sides = [f or max(PATCH, round(n * scale / PATCH) * PATCH) for f, n in zip(fixed, (height, width))]
    small = Image.fromarray(pixels).resize((sides[1], sides[0]), Image.Resampling.BICUBIC)
    values = np.asarray(small, np.float32) / 255
    if not plain:
        values = (values - np.array(MEAN, np.float32)) / np.array(SPREAD, np.float32)
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
    good = np.isfinite(values)
    return np.nan_to_num(
        values, nan=float(np.median(values[good])), posinf=float(values[good].max()), neginf=0.0
    )


def _masked(depth: NDArray[np.float32], mask: NDArray[np.float32]) -> NDArray[np.float32]:
    """Depths where what has none (sky, panes) is as far as the farthest that has one."""
    inside = mask > 0.5
    return np.where(inside, depth, depth[inside].max() if inside.any() else depth).astype(np.float32)
