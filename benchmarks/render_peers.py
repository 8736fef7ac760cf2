"""Other renderers of Gaussian splats that run on a CPU, timed on the same scene; absent ones say how to get them.

What was looked for, on PyPI and npm: most need CUDA (gsplat, splax, fast-gauss, taichi-splatting, ...) or a browser.
gausscam 0.1.5 runs on any Vulkan device but needs 35 storage buffers in a shader, and software Vulkan has fewer
(SwiftShader 10, Mesa 22.3's lavapipe 32). What remains is splat-transform, whose WebGPU rasterizer runs on SwiftShader.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from terrazzo.cameras import Camera
from terrazzo.formats import write_splats
from terrazzo.splats import Splats

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = Path("node_modules", "@playcanvas", "splat-transform", "bin", "cli.mjs")
INSTALL = "npm install --prefix build/witness --ignore-scripts @playcanvas/splat-transform@3.7.0"
SWIFTSHADER = Path("/usr/lib/chromium/vk_swiftshader_icd.json")

Point = tuple[float, float, float]


@dataclass(frozen=True)
class PeerResult:
    """What became of one peer: seconds a frame and its picture, or why there are none."""

    name: str
    seconds: float | None = None
    picture: NDArray | None = None
    note: str = ""


def run_splat_transform(splats: Splats, camera: Camera, eye: Point, target: Point) -> PeerResult:
    """splat-transform's picture output on SwiftShader: the extra time of each further frame of a camera track.

    That leaves out starting, reading the file and uploading; it includes packing the picture as WebP.
    """
    name = "splat-transform 3.7.0 (WebGPU on SwiftShader)"
    program = _find_program()
    if program is None:
        return PeerResult(name, note=f"not installed: {INSTALL}")
    if not (SWIFTSHADER.exists() or os.environ.get("VK_ICD_FILENAMES")):
        return PeerResult(name, note="no software Vulkan: apt install chromium")
    with tempfile.TemporaryDirectory() as folder:
        scene = Path(folder, "scene.ply")
        write_splats(scene, splats)
        few, many = 1, 3
        try:
            times = {n: _run_track(program, scene, camera, eye, target, n) for n in (few, many)}
        except subprocess.SubprocessError as error:
            return PeerResult(name, note=f"failed: {str(getattr(error, 'stderr', error))[-300:]}")
        picture = next(Path(folder).glob("out*.webp"), None)
        drawn = None if picture is None else np.asarray(Image.open(picture).convert("RGB"), np.float32) / 255
    return PeerResult(name, (times[many] - times[few]) / (many - few), drawn)


def _find_program() -> Path | None:
    for folder in (os.environ.get("TERRAZZO_WITNESS"), ROOT / "build" / "witness"):
        if folder and shutil.which("node") and (Path(folder) / PROGRAM).is_file():
            return Path(folder) / PROGRAM
    return None


def _engine(point: Point) -> list[float]:
    """World coordinates in the program's own: it reads our PLY (right, down, forward) and turns it half a turn about z."""
    x, y, z = point
    return [-x, z, y]


def _run_track(program: Path, scene: Path, camera: Camera, eye: Point, target: Point, frames: int) -> float:
    track = scene.with_name("track.json")
    fov = float(np.degrees(2 * np.arctan(camera.height / 2 / camera.fy)))
    pose = {"position": _engine(eye), "target": _engine(target), "fov": fov, "up": [0, 1, 0]}
    track.write_text(json.dumps({"frameRate": 30, "frames": [pose] * frames}))
    command = ["node", str(program), "-q", "-w", "--webp-effort", "0", "--camera-near", "0.05"]
    command += ["--resolution", f"{camera.width}x{camera.height}", "--camera-track", str(track)]
    command += [str(scene), str(scene.with_name("out.webp"))]
    environment = {
        "VK_ICD_FILENAMES": str(SWIFTSHADER),
        "LD_LIBRARY_PATH": str(SWIFTSHADER.parent),
        "XDG_RUNTIME_DIR": tempfile.gettempdir(),
        **os.environ,
    }
    start = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=900)
    return time.perf_counter() - start
