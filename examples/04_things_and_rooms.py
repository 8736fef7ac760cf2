"""A world is a set of things: where each stands, what it weighs, and what a robot would bump into."""

import numpy as np

import terrazzo as tz

world = tz.create("a bedroom with a bed, two nightstands and a lamp on one of them", seed=3, splats=40_000)

bed = next(t for t in world.things if t.kind == "bed")
stands = [t for t in world.things if t.kind == "nightstand"]
print(
    f"the {bed.label} is {bed.size[1]:.2f} m wide, weighs {bed.mass:.0f} kg and has {len(bed.colliders)} colliders"
)
for stand in stands:
    print(f"{stand.id} is {np.linalg.norm(stand.centre[:2] - bed.centre[:2]):.2f} m from the bed's middle")

# Splats know which thing they belong to: render who is where.
camera = world.cameras["view"].resized(320, 180)
frame = tz.rasterize(world.splats(), camera, passes=("things", "depth"))
assert frame.things is not None
seen = {world.everything[i].label for i in np.unique(frame.things) if i >= 0}
print("in view:", ", ".join(sorted(seen)))

assert len(stands) == 2
assert any(t.support in {s.id for s in stands} for t in world.things), "the lamp stands on a nightstand"
