"""A world is there to be changed: by words, by operations, and back again."""

import terrazzo as tz
from terrazzo.editing import Recolour, Rotate

world = tz.create(
    "a study with a desk, a chair, an armchair and a bookshelf", seed=2, splats=40_000, quality="draft"
)

edited = tz.edit(world, "make the armchair green, put a vase on the desk and remove the chair")
for line in edited.report:
    print(line)
assert edited.whole

changed = edited.world
vase = next(t for t in changed.things if t.kind == "vase")
armchair = next(t for t in changed.things if t.kind == "armchair")
assert changed.thing(vase.support).kind == "desk"
assert not any(t.kind == "chair" for t in changed.things)

# Operations say the same without words.
turned = tz.edit(changed, [Rotate((armchair.id,), 0.5), Recolour((vase.id,), "navy blue")]).world
print("history:", *turned.history, sep="\n  ")

# What cannot be done is told, and nothing changes.
refused = tz.edit(turned, "remove the elephant")
print(refused.report[0])
assert refused.world is turned

# Every version is kept.
before = turned.undone().undone()
assert {t.id for t in before.things} == {t.id for t in world.things}
