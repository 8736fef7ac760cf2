"""`plan`: every way in, brought together: words and what is set beside them to a `Plan`, before any splat is made."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from terrazzo.language.brief import Brief
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
    assets: str | os.PathLike[str] | None = None,
    llm: str | None = None,
    llm_model: str | None = None,
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
        assets: A folder of models (.glb, .gltf, .obj) that stand for what they are named after; see `models.collection`.
        llm: Address of a server that speaks the OpenAI chat protocol and writes the brief; by default that of the environment
            variable TERRAZZO_LLM, and none without it. The built-in understanding carries on when it fails.
        llm_model: The model's name there; by default that of TERRAZZO_LLM_MODEL.
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
    from terrazzo.language.endpoint import endpoint_of, understand_with

    progress("reading", 0.0)
    endpoint = endpoint_of(llm, llm_model)
    brief = (
        understand(prompt) if endpoint is None or not prompt.strip() else understand_with(endpoint, prompt)
    )
    brief = adjust(brief, style=style, size=size, time=time, weather=weather, clutter=clutter, seed=seed)
    progress("arranging", 0.1)
    if assets is None:
        made = _arranged(brief, layout, seed)
        again = endpoint is None and layout is None
        said = {"style": style, "size": size, "time": time, "weather": weather, "clutter": clutter}
        source = {"prompt": prompt, "seed": int(seed)} | {
            k: _plain(v) for k, v in said.items() if v is not None
        }
        return replace(made, source=source) if again else made
    from terrazzo.language.vocabulary import vocabulary
    from terrazzo.models.collection import OWN, AssetLibrary
    from terrazzo.shapes.kinds import borrowed

    library = AssetLibrary(assets, vocabulary())
    fitted, kinds = library.fitted(brief, seed)
    with borrowed(kinds):
        made = _arranged(fitted, layout, seed)
    # The catalogue knows nothing of these models: what stands there is of the kind that a model is one of.
    known = sorted(vocabulary().kinds, key=len, reverse=True)
    base = {k.name: next((n for n in known if k.name.endswith(f" {n}")), OWN) for k in kinds}
    back = {a.id: a.kind for a in brief.asks}
    placements = tuple(replace(p, kind=base.get(p.kind, p.kind)) for p in made.placements)
    asks = tuple(replace(a, kind=back.get(a.id, a.kind)) for a in made.brief.asks)
    report = (*made.notes, *dict.fromkeys(library.notes))
    return replace(made, brief=replace(made.brief, asks=asks), placements=placements, notes=report)


def _plain(value: object) -> object:
    """A wish as a JSON value."""
    return value if isinstance(value, (str, int, float)) else list(value)  # type: ignore[call-overload]


def _arranged(brief: Brief, layout: str | os.PathLike[str] | None, seed: int) -> Plan:
    from terrazzo.layout import arrange

    if layout is not None:
        from terrazzo.layout.blockout import arrange_blockout

        return arrange_blockout(brief, layout, seed=seed)
    return arrange(brief, seed=seed)
