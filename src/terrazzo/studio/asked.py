"""The bodies of requests: what may be asked for, and within what bounds. Anything else is refused before it is queued."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Words = Annotated[str, Field(min_length=1, max_length=4000)]
Title = Annotated[str, Field(min_length=1, max_length=200)]
Seed = Annotated[int, Field(ge=0, lt=2**63)]
Splats = Annotated[int, Field(ge=20_000, le=5_000_000)]
UploadId = Annotated[str, Field(pattern=r"^[0-9a-f]{16}\.[a-z0-9.]{2,16}$")]
MOST_PHOTOGRAPHS = 500
MOST_PIXELS = 3840 * 2160


class Asked(BaseModel):
    """A body without surprises: unknown names are errors."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)


class Wishes(Asked):
    """What the words of a prompt leave open."""

    prompt: Words
    seed: Seed = 0
    time: Annotated[str, Field(max_length=40)] = ""
    style: Annotated[str, Field(max_length=200)] = ""
    weather: Annotated[str, Field(max_length=40)] = ""


class Drafts(Wishes):
    """Small worlds to choose from."""

    count: Annotated[int, Field(ge=1, le=8)] = 4


class Create(Wishes):
    """A world from words."""

    quality: Literal["draft", "normal", "high"] = "normal"
    splats: Splats | None = None


class Photographs(Asked):
    """A world from photographs, or from one video, that were sent before."""

    uploads: Annotated[list[UploadId], Field(min_length=1, max_length=MOST_PHOTOGRAPHS)]
    title: Title = "Photographs"
    panorama: bool = False
    minutes: Annotated[float, Field(gt=0, le=600)] = 8.0


class Import(Asked):
    """A world from a splat file or a `.world` that was sent before."""

    upload: UploadId
    title: Title = "Scan"


class Edit(Asked):
    """A change: words, operations (see docs/editing.md), or a step back or forth."""

    words: Words | None = None
    operations: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=60)] | None = None
    step: Literal["undo", "redo"] | None = None
    about: Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=50)] = []
    seed: Seed = 0

    @model_validator(mode="after")
    def _one(self) -> Edit:
        if sum(v is not None for v in (self.words, self.operations, self.step)) != 1:
            raise ValueError("give one of words, operations and step")
        return self


class Film(Asked):
    """A film of a shot (see docs/film.md)."""

    shot: dict[str, Any]
    width: Annotated[int, Field(ge=16, le=3840)] = 1280
    height: Annotated[int, Field(ge=16, le=3840)] = 720
    fps: Annotated[float, Field(ge=1, le=120)] = 30.0
    suffix: Literal["mp4", "webm", "gif"] = "mp4"

    @model_validator(mode="after")
    def _size(self) -> Film:
        if self.width * self.height > MOST_PIXELS:
            raise ValueError(f"at most {MOST_PIXELS:,} pixels a frame")
        return self


class Preview(Asked):
    """Where the camera of a shot is in every frame."""

    shot: dict[str, Any]
    fps: Annotated[float, Field(ge=1, le=60)] = 20.0


class Export(Asked):
    """A file for other programs."""

    format: Annotated[str, Field(max_length=20)]
    things: bool = False


class Named(Asked):
    """A new name."""

    title: Title
