"""`plan`: every way in, brought together: words and what is set beside them to a `Plan`, before any splat is made."""

from __future__ import annotations

import os
from collections.abc import Sequence

from terrazzo.layout.plan import Plan
from terrazzo.progress import Progress, silent


def plan(
    prompt: str,
    *,
    seed: int = 0,
    style: str | Sequence[str] | None = None,
    size: str | tuple[float, float] | None = None,
    time: str | None = None,
    weather: str | None = None,
    clutter: float | None = None,
    layout: str | os.PathLike[str] | None = None,
    progress: Progress = silent,
) -> Plan:
    """What would stand where in the world of some words: cheap, to look at and to check.

    Args:
        prompt: What to make, as for `create`.
        seed: The same prompt and seed give the same plan.
        style: Style words that go before those of the prompt: "rustic" or "modern, cozy".
        size: Width and depth of the (first) room [m]: (4, 5) or "4x5".
        time: "day", "sunset", "night", "dawn", "overcast", or a word such as "morning".
        weather: "clear", "cloudy", "fog", "rain" or "snow".
        clutter: Small things that nobody asked for: 0 for none .. 1 for a mess; None for what the place has by custom.
        layout: A blockout (.glb, .gltf, .obj) whose things keep their places and sizes; the words give style and looks.
        progress: Called with the stage and the fraction that is done.

    Returns:
        The plan; `plan.brief` is what was understood, `plan.notes` what is not as asked.

    Raises:
        PromptError: Nothing in the prompt can be used.
        ArgumentError: An argument is out of its range.
        LayoutError: No plan can be made.
        FormatError: The blockout is damaged.
    """
    from terrazzo.language import understand
    from terrazzo.language.adjusting import adjust
    from terrazzo.layout import arrange

    progress("reading", 0.0)
    brief = understand(prompt)
    brief = adjust(brief, style=style, size=size, time=time, weather=weather, clutter=clutter, seed=seed)
    progress("arranging", 0.1)
    if layout is not None:
        from terrazzo.layout.blockout import arrange_blockout

        return arrange_blockout(brief, layout, seed=seed)
    return arrange(brief, seed=seed)
