"""Prints how true worlds from few photographs are: poses, depths, floor, walls and scale; and held-out PSNR of captures.

Truth comes from depth cameras: folders of `NAME.color.jpg`, `.depth.png`, `.pose.txt`; a JSON list of photographs with depths
(`rgb`, `depth`, `depth_scale`, `cam_in`), or a folder of `rgb.png`, `depth.png` and `intrinsics.npy`. Depths are compared at the
pixels of the photographs, as they are and after the median ratio was taken out. Of pairs with known poses alone
(`pairs_with_gt.txt`) the way between them is compared. With --minutes, captures are fitted too.
Run: `python benchmarks/reconstruct.py`, or `python benchmarks/reconstruct.py DIR... --photos 10 --pairs 10 --minutes 4`.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from terrazzo.cameras import Camera
from terrazzo.errors import TerrazzoError
from terrazzo.geometry import Pose
from terrazzo.reconstruct import Effort, create_from_photographs, read_capture
from terrazzo.reconstruct.depth_frames import FARTHEST, depth_camera, depth_path, read_depth
from terrazzo.reconstruct.registration import registered
from terrazzo.reconstruct.surfaces import Surfaces, depth_surfaces, observe_depths
from terrazzo.reconstruct.upright import stand_up
from terrazzo.render import rasterize
from terrazzo.world import World

ROOT = Path(__file__).resolve().parents[1]
BORDER = 12
"""Blank rim of NYU's photographs after undistortion [px]."""
SPARSE = 7
"""Every so manieth depth is compared, across and down."""
APART = 20.0, 90.0
"""Angles between the photographs of a pair [degrees]."""


@dataclass(frozen=True, eq=False)
class Truth:
    """One photograph: its file, its true camera (in a common frame of its set), points in that camera, and the room's frame."""

    name: str
    path: Path
    camera: Camera
    points: np.ndarray
    upright: np.ndarray


def main() -> None:
    """Measures every set and prints tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--photos", type=int, default=8, help="single photographs of each set")
    parser.add_argument("--pairs", type=int, default=10, help="pairs of each set")
    parser.add_argument("--depth", help="a depth network, as `terrazzo create --depth` takes it")
    parser.add_argument("--minutes", type=float, help="also fit whole captures, so long each")
    parser.add_argument("--seed", type=int, default=0, help="of the choice of pairs")
    arguments = parser.parse_args()
    print(
        "| set | photographs | pose | median | d < 1.25 | median, scaled | d < 1.25 | scale | floor | walls | CPU |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for folder in arguments.folders or _usual():
        with tempfile.TemporaryDirectory() as scratch:
            for label, truths in read_truth(folder, Path(scratch)):
                singles = truths[:: max(1, len(truths) // arguments.photos)][: arguments.photos]
                report(label, "one", [[t] for t in singles], arguments.depth)
                pairs = choose_pairs(truths, arguments.pairs, arguments.seed)
                if pairs:
                    report(label, "two", pairs, arguments.depth)
    for folder in arguments.folders or _usual():
        if (folder / "pairs_with_gt.txt").is_file():
            stepped(folder)
    if arguments.minutes:
        print("\n| capture | views | held-out PSNR | SSIM |\n|---|---|---|---|")
        for folder in arguments.folders or _usual():
            fitted(folder, arguments.minutes)


def _usual() -> list[Path]:
    base = Path(os.environ.get("TERRAZZO_DATA", ROOT.parent / "shared" / "data"))
    return sorted(p for kind in ("captures", "photos") for p in (base / kind).glob("*") if p.is_dir())


def read_truth(folder: Path, scratch: Path) -> list[tuple[str, list[Truth]]]:
    """Photographs with true depths in a folder; none where it holds no such set."""
    if (folder / "test_annotations.json").is_file():
        items = json.loads((folder / "test_annotations.json").read_text())["files"]
        found = [
            single(
                folder / "rgb" / Path(i["rgb"]).name,
                folder / "depth" / Path(i["depth"]).name,
                i["cam_in"],
                scratch,
            )
            for i in items
        ]
        return [(folder.name, found)]
    if (folder / "intrinsics.npy").is_file():
        k = np.load(folder / "intrinsics.npy")
        numbers = [k[0, 0], k[1, 1], k[0, 2], k[1, 2]]
        return [(folder.name, [single(folder / "rgb.png", folder / "depth.png", numbers, scratch)])]
    if any(folder.glob("*.pose.txt")) and any(folder.glob("*.depth.png")):
        return [(folder.name, recorded(folder))]
    return []


def recorded(folder: Path) -> list[Truth]:
    """The frames of a depth camera."""
    capture = registered(read_capture(folder))
    surfaces = observe_depths(capture.views, capture.depth_zoom)
    assert surfaces is not None
    upright = stand_up(surfaces.thinned(0.05), [v.camera for v in capture.views]).rotation
    out = []
    for view in capture.views:
        path = depth_path(view.photograph.path)
        depth = None if path is None else read_depth(path)
        if depth is not None:
            points = _points(depth, depth_camera(view, depth, capture.depth_zoom))
            out.append(Truth(view.name, view.photograph.path, view.camera, points, upright))
    return out


def single(photograph: Path, depth_file: Path, numbers: Sequence[float], scratch: Path) -> Truth:
    """One photograph, without its blank rim; the room's frame is found in its depths."""
    pixels = np.asarray(Image.open(photograph).convert("RGB"))[BORDER:-BORDER, BORDER:-BORDER]
    copy = scratch / f"{photograph.stem}.png"
    Image.fromarray(pixels).save(copy)
    fx, fy, cx, cy = numbers
    camera = Camera(Pose(), pixels.shape[1], pixels.shape[0], fx, fy, cx - BORDER, cy - BORDER)
    depth = np.asarray(Image.open(depth_file), np.float32)[BORDER:-BORDER, BORDER:-BORDER] / 1000
    depth = np.where((depth > 0) & (depth < FARTHEST), depth, np.nan).astype(np.float64)
    points, normals = depth_surfaces(depth, camera)
    standing = stand_up(Surfaces(points, normals).thinned(0.05), [camera])
    return Truth(photograph.name, copy, camera, _points(np.nan_to_num(depth), camera), standing.rotation)


def _points(depth: np.ndarray, camera: Camera) -> np.ndarray:
    """Points of a picture of depths, in its camera's own axes, shape [n, 3]."""
    row, column = np.mgrid[0 : depth.shape[0] : SPARSE, 0 : depth.shape[1] : SPARSE]
    z = depth[row, column].astype(np.float64)
    good = (z > 0.2) & (z < FARTHEST)
    z, u, v = z[good], column[good] + 0.5, row[good] + 0.5
    return np.stack([(u - camera.cx) / camera.fx * z, (v - camera.cy) / camera.fy * z, z], -1)


def choose_pairs(truths: Sequence[Truth], count: int, seed: int) -> list[list[Truth]]:
    """Pairs of photographs that are turned against each other and show something in common."""
    order = np.random.default_rng(seed).permutation(len(truths) ** 2)
    pairs: list[list[Truth]] = []
    for k in order:
        a, b = truths[k // len(truths)], truths[k % len(truths)]
        turn = _angle(a.camera.pose.matrix[:3, :3], b.camera.pose.matrix[:3, :3])
        if a.path < b.path and APART[0] <= turn <= APART[1] and _overlap(a, b) > 0.25:
            pairs.append([a, b])
            if len(pairs) == count:
                break
    return pairs


def _overlap(a: Truth, b: Truth) -> float:
    """Share of what one photograph shows that lies in the other's picture."""
    seen = b.camera.pose.inverse().apply(a.camera.pose.apply(a.points))
    u, v = _pixels(b.camera, seen)
    return float(((seen[:, 2] > 0) & (u > 0) & (u < b.camera.width) & (v > 0) & (v < b.camera.height)).mean())


def _pixels(camera: Camera, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    z = np.maximum(points[:, 2], 1e-6)
    return camera.fx * points[:, 0] / z + camera.cx, camera.fy * points[:, 1] / z + camera.cy


def report(label: str, kind: str, groups: Sequence[Sequence[Truth]], network: str | None) -> None:
    """A line of the table: medians over worlds of groups of photographs."""
    began = time.process_time()
    rows: list[dict[str, float]] = []
    related: list[dict[str, float]] = []
    failed, lone = 0, 0
    for group in groups:
        try:
            world = create_from_photographs(
                [t.path for t in group], effort=Effort(minutes=0.5), depth=network
            )
        except TerrazzoError:
            failed += 1
            continue
        here = [t for t in group if t.path.name in world.cameras]
        apart = len(here) < len(group) or any("could not be matched" in n.reason for n in world.report)
        lone += apart
        own = [measure(world, t) for t in here]
        if len(here) == 2:
            own[-1]["pose"] = _pose_error(world, here)
        rows += own
        related += [] if apart else own
    seconds = (time.process_time() - began) / max(len(groups), 1)
    left = (f", {lone} not related" if lone else "") + (f", {failed} failed" if failed else "")
    _line(label, f"{len(groups)} x {kind}{left}", rows, f"{seconds:.0f} s")
    if lone and related:
        _line(label, f"the {len(groups) - lone - failed} related ones", related, "")


def _line(label: str, told: str, rows: Sequence[dict[str, float]], cpu: str) -> None:
    names = ("pose", "absrel", "delta", "absrel_scaled", "delta_scaled", "scale", "floor", "walls")
    middle = {n: _median([r[n] for r in rows if n in r]) for n in names}
    cells = [
        "" if np.isnan(middle["pose"]) else f"{middle['pose']:.1f}°",
        *(f"{100 * middle[n]:.0f} %" for n in names[1:6]),
        *(f"{middle[n]:.1f}°" for n in names[6:]),
    ]
    print(f"| {label} | {told} | {' | '.join(cells)} | {cpu} |", flush=True)


def _median(values: Sequence[float]) -> float:
    return float(np.median(values)) if values else float("nan")


def measure(world: World, truth: Truth) -> dict[str, float]:
    """Errors of a world at one of its photographs."""
    camera = world.cameras[truth.path.name]
    depth = rasterize(world.splats(), camera, passes=("depth",)).depth
    assert depth is not None
    u, v = _pixels(truth.camera, truth.points)
    column = (u * camera.width / truth.camera.width).astype(int)
    row = (v * camera.height / truth.camera.height).astype(int)
    inside = (u >= 0) & (v >= 0) & (column < camera.width) & (row < camera.height)
    found, true = depth[row[inside], column[inside]].astype(np.float64), truth.points[inside, 2]
    good = np.isfinite(found) & (found > 0)
    ratio = found[good] / true[good]
    middle = float(np.median(ratio))
    turn = camera.pose.matrix[:3, :3]
    wanted = truth.upright @ truth.camera.pose.matrix[:3, :3]
    floor = np.degrees(np.arccos(np.clip(turn[2] @ wanted[2], -1, 1)))
    between = turn @ wanted.T  # where the true room's x axis lies in the world's
    walls = np.degrees(np.arctan2(between[1, 0], between[0, 0]))
    return {
        "absrel": float(np.median(np.abs(ratio - 1))),
        "delta": float((np.maximum(ratio, 1 / ratio) < 1.25).mean()),
        "absrel_scaled": float(np.median(np.abs(ratio / middle - 1))),
        "delta_scaled": float((np.maximum(ratio / middle, middle / ratio) < 1.25).mean()),
        "scale": abs(middle - 1),
        "floor": float(floor),
        "walls": float(abs((walls + 45) % 90 - 45)),
    }


def _pose_error(world: World, pair: Sequence[Truth]) -> float:
    """Angle between the true and the found turn from one photograph to the other [degrees]."""
    found = [world.cameras[t.path.name].pose.matrix[:3, :3] for t in pair]
    true = [t.camera.pose.matrix[:3, :3] for t in pair]
    return _angle(found[0].T @ found[1], true[0].T @ true[1])


def _angle(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.degrees(np.arccos(np.clip((np.trace(a.T @ b) - 1) / 2, -1, 1))))


def stepped(folder: Path) -> None:
    """A line on pairs of which only poses are known (`pairs_with_gt.txt`, as SuperGlue's evaluation writes it)."""
    turns, ways, lengths, count = [], [], [], 0
    began = time.process_time()
    for line in (folder / "pairs_with_gt.txt").read_text().split("\n"):
        parts = line.split()
        if len(parts) != 38:
            continue
        count += 1
        between = np.array([float(v) for v in parts[22:]]).reshape(
            4, 4
        )  # from the first camera's points to the second's
        try:
            world = create_from_photographs([folder / n for n in parts[:2]], effort=Effort(minutes=0.5))
            first, second = (world.cameras[n] for n in parts[:2])
        except (TerrazzoError, KeyError):
            continue
        if any("could not be matched" in n.reason for n in world.report):
            continue
        found = second.world_to_camera @ first.pose.matrix
        turns.append(_angle(found[:3, :3], between[:3, :3]))
        a, b = np.linalg.norm(found[:3, 3]), np.linalg.norm(between[:3, 3])
        ways.append(float(np.degrees(np.arccos(np.clip(found[:3, 3] @ between[:3, 3] / (a * b), -1, 1)))))
        lengths.append(abs(a / b - 1))
    seconds = (time.process_time() - began) / max(count, 1)
    print(
        f"\n{folder.name}: {count} pairs, {len(turns)} related; turn {_median(turns):.1f}°, way {_median(ways):.1f}°, "
        f"its length off by {100 * _median(lengths):.0f} % (medians), {seconds:.0f} s of CPU each",
        flush=True,
    )


def fitted(folder: Path, minutes: float) -> None:
    """A line on a capture that is fitted whole."""
    try:
        quality = create_from_photographs(folder, effort=Effort(minutes=minutes)).quality
    except TerrazzoError:
        return
    if quality is not None and quality.held_out_psnr is not None:
        views = quality.views + quality.held_out
        print(
            f"| {folder.name} | {views} | {quality.held_out_psnr:.1f} dB | {quality.held_out_ssim:.3f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
