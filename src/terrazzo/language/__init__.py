"""Language: words to a `Brief`."""

from terrazzo.language.brief import Ask, Brief, Relation, RoomAsk

__all__ = ["Ask", "Brief", "Relation", "RoomAsk"]
