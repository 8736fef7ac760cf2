"""Stand-ins for making a world, quick and with every way to fail; the processes of a batch import them by name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from terrazzo.errors import FormatError, PromptError
from terrazzo.files import atomic_write


def make_quickly(wish, path: Path) -> dict:
    prompt = wish["prompt"]
    if "refuse" in prompt:
        raise PromptError("nothing in it can be made")
    if "break" in prompt:
        raise RuntimeError("a fault of the program")
    if "die" in prompt:
        os.kill(os.getpid(), signal.SIGKILL)
    if "sleep" in prompt:
        time.sleep(600)
    if "slow" in prompt:
        time.sleep(0.2)
    with atomic_write(path) as stream:
        stream.write(repr(sorted(wish.items())).encode())
    return {"things": 1}


def find_quickly(path: Path) -> dict:
    if not path.read_bytes().startswith(b"[("):
        raise FormatError("not a stand-in", source=path)
    return {"things": 1}
