"""Where real captures lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def captures(real_data: Callable[[str], Path]) -> Path:
    """The folder of real captures."""
    return real_data("captures")
