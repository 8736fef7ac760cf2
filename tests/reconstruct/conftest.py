"""Where real captures lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def captures() -> Path:
    """The folder of real captures, from TERRAZZO_DATA or beside the repository."""
    base = Path(os.environ.get("TERRAZZO_DATA", ROOT.parent / "shared" / "data"))
    if not (base / "captures").is_dir():
        pytest.skip("no real captures here (set TERRAZZO_DATA)")
    return base / "captures"
