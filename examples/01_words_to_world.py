"""Words in, a world out: make a kitchen, see what is in it, save it, and look at it."""

import terrazzo as tz

world = tz.create(
    "a sunlit kitchen with oak cabinets, a marble island and two stools",
    seed=1,
    splats=100_000,  # a draft; the default is 500,000
)
for thing in world.things:
    print(f"{thing.id:<20} {' '.join(thing.attributes):<24} on {thing.support}")
for note in world.report:
    print("not as asked:", note.subject, note.reason)

tz.save_world(world, "kitchen.world")
camera = world.cameras["view"].resized(640, 360)
frame = tz.rasterize(world.splats(), camera, background=world.background, antialias=True)
tz.save_picture("kitchen.png", frame)

assert sum(thing.kind.endswith("stool") for thing in world.things) == 2
assert frame.alpha.mean() > 0.99, "no holes in the walls"
assert len(tz.open_world("kitchen.world").things) == len(world.things)
