"""The compiled core: C++17 kernels behind NumPy arrays.

`core()` loads the build for the best instruction set that this processor runs. Nothing else imports the extension.
"""

from __future__ import annotations

import importlib
import platform
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from terrazzo.errors import NativeCoreError


def _runs_avx2() -> bool:
    """Whether the processor and the system run AVX2 and FMA, the parts of x86-64-v3 that the core uses."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        flags = next((line for line in cpuinfo.read_text().splitlines() if line.startswith("flags")), "")
        return {"avx2", "fma", "bmi2"} <= set(flags.split())
    if platform.system() == "Darwin":
        import subprocess

        out = subprocess.run(
            ["/usr/sbin/sysctl", "-n", "machdep.cpu.leaf7_features"],
            capture_output=True,
            text=True,
            check=False,
        )
        return "AVX2" in out.stdout.split()
    return False


@lru_cache(maxsize=1)
def core() -> ModuleType:
    """The compiled module.

    Raises:
        NativeCoreError: It was not built, or does not load on this machine.
    """
    if platform.machine().lower() in ("x86_64", "amd64"):
        name = "_core_v3" if _runs_avx2() else "_core_v2"
    else:
        name = "_core"
    try:
        return importlib.import_module(f"terrazzo.native.{name}")
    except ImportError as error:
        raise NativeCoreError(
            f"Terrazzo's compiled core ({name}) does not load: {error}. Install with  pip install .  from the "
            "source folder on a machine with a C++17 compiler (Debian/Ubuntu: apt install g++; "
            "macOS: xcode-select --install), or take a ready-made wheel."
        ) from error
