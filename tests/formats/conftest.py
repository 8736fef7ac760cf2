"""Where optional data and the independent witness lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def captures(real_data: Callable[[str], Path]) -> Path:
    """The folder of real splat files."""
    return real_data("splats")
