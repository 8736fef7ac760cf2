"""Ways in: look at a plan before it is made, make worlds that differ, and use a blockout."""

from pathlib import Path

import terrazzo as tz

# A plan is cheap: see what was understood, and draw it.
plan = tz.plan(
    "a study with a desk, a globe on it and a golden pig statue",
    size="4x3.5",
    style="rustic",
    clutter=0.4,
    seed=2,
)
Path("study.svg").write_text(tz.draw_plan(plan), encoding="utf-8")
for thing in plan.placements:
    print(f"{thing.id:<20} {thing.kind:<16} on {thing.support}")
world = tz.build(plan, splats=40_000, quality="draft")

# Three boxes as a blockout, in metres and z-up: names say what they are, the words give the style.
BOXES = {
    "Sofa": (0.0, 0.5, 2.0, 0.9, 0.8),
    "CoffeeTable": (0.0, 1.9, 1.1, 0.6, 0.42),
    "Floor": (0.0, 2.0, 5.0, 4.0, 0.01),
}
lines, first = [], 1
for name, (x, y, wide, deep, high) in BOXES.items():
    lines.append(f"o {name}")
    lines += [
        f"v {x + i * wide / 2} {y + j * deep / 2} {k * high}"
        for k in (0, 1)
        for j in (-1, 1)
        for i in (-1, 1)
    ]
    lines += [
        "f " + " ".join(str(first + n) for n in f)
        for f in ((0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5))
    ]
    first += 8
Path("blockout.obj").write_text("\n".join(lines), encoding="utf-8")
blocked = tz.plan("a cosy living room with a green sofa and a mug on the coffee table", layout="blockout.obj")
sofa = next(p for p in blocked.placements if p.label == "sofa")

assert {"desk", "globe", "statue"} <= {t.label for t in world.things}
assert abs(sofa.pose.position[0]) < 0.02 and abs(sofa.pose.position[1] - 0.5) < 0.02
assert "green" in sofa.attributes and any(p.label == "mug" for p in blocked.placements)
