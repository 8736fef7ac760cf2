"""Splat files: read and write every common format, and open a scan as a world."""

import numpy as np

import terrazzo as tz

rng = np.random.default_rng(0)
directions = rng.normal(size=(5000, 3))
directions /= np.linalg.norm(directions, axis=1, keepdims=True)
ball = tz.Splats.from_colours(
    means=directions,
    quaternions=np.tile([1.0, 0.0, 0.0, 0.0], (5000, 1)),
    scales=np.full((5000, 3), 0.03),
    opacities=np.full(5000, 0.95),
    colours=directions * 0.4 + 0.5,
)
for suffix in ("ply", "spz", "splat", "sog", "glb"):
    tz.write_splats(f"ball.{suffix}", ball)
    back = tz.read_splats(f"ball.{suffix}")
    print(f"{suffix:<6} {len(back)} splats, {np.ptp(back.means, axis=0).round(2)} m")
    assert len(back) == len(ball)
    assert np.allclose(back.bounds.size, ball.bounds.size, atol=0.01)

scan = tz.open_world("ball.spz")
camera = tz.orbit(scan).at(0.0, width=320, height=320)
frame = tz.rasterize(scan.splats(), camera, passes=("depth",))
assert frame.depth is not None
assert scan.things[0].origin == "observed"
assert 0.03 < frame.alpha.mean() < 0.3, "the ball is in the middle, with air around it"
