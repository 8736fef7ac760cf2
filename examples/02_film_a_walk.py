"""Film a world: a ready-made walk, and a camera path of one's own."""

import numpy as np

import terrazzo as tz

world = tz.create("a small living room with a sofa, a coffee table and a bookshelf", seed=2, splats=60_000)

path = tz.walk(world, duration=3.0)
path.save("living-room.walk.json")
film = tz.film(world, path, "living-room.mp4", width=480, height=270, fps=12)

low, high = world.bounds.low, world.bounds.high
eye = np.array([low[0] + 0.5, low[1] + 0.5, 1.6])
own = tz.CameraPath(
    (
        tz.Keyframe.look_at(0.0, eye, world.bounds.centre),
        tz.Keyframe.look_at(1.0, eye + (0.3, 0, -0.2), world.bounds.centre, fov=0.8),
    ),
    easing="ease-in-out",
)
tz.film(world, own, "zoom.gif", width=320, height=180, fps=10)

assert film.stat().st_size > 10_000
assert tz.CameraPath.load("living-room.walk.json") == path
assert own.at(0.5).fov < own.at(0.0).fov
