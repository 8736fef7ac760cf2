"""Photographs to a world: a made room is photographed from known places, and built again from the pictures alone."""

import json
from pathlib import Path

import numpy as np

import terrazzo as tz

made = tz.create("a small office with a desk, a red chair and a bookshelf", splats=60_000, quality="draft")
path = tz.orbit(made)
folder = Path("office-photographs")
(folder / "images").mkdir(parents=True, exist_ok=True)
cameras = [path.at(path.duration * i / 30, width=160, height=120) for i in range(30)]
frames = []
for i, camera in enumerate(cameras):
    name = f"images/{i:02d}.png"
    tz.save_picture(folder / name, tz.rasterize(made.splats(), camera, antialias=True))
    to_world = camera.pose.matrix
    to_world[:3, 1:3] *= -1  # transforms.json wants OpenGL's axes: y up, z back
    frames.append({"file_path": name, "transform_matrix": to_world.tolist()})
first = cameras[0]
intrinsics = {"w": first.width, "h": first.height, "fl_x": first.fx, "fl_y": first.fy}
(folder / "transforms.json").write_text(json.dumps({**intrinsics, "frames": frames}))

world = tz.create_from_photographs(folder, effort=tz.Effort(steps=700, splats=15_000), scale="camera=1.6")
tz.save_world(world, "office-again.world")
quality = world.quality
assert quality is not None and quality.held_out_psnr is not None
print(f"{quality.views} photographs {quality.training_psnr:.1f} dB, held out {quality.held_out_psnr:.1f} dB")
for thing in (*world.structure, *world.things):
    print(f"{thing.id:<14} {np.round(thing.size, 2)} m")
assert quality.held_out == 4 and quality.held_out_psnr > 20
assert all(thing.origin == "observed" for thing in world.everything)
