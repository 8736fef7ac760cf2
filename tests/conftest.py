"""Where optional data lie."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def real_data() -> Callable[[str], Path]:
    """Gives a folder of real data, from TERRAZZO_DATA or beside the repository; skips the test where it is missing."""

    def folder(name: str) -> Path:
        base = Path(os.environ.get("TERRAZZO_DATA", ROOT.parent / "shared" / "data"))
        if not (base / name).is_dir():
            pytest.skip(f"no real {name} here (set TERRAZZO_DATA)")
        return base / name

    return folder
