"""Language: words to a `Brief`."""

from terrazzo.language.brief import ARCHITECTURE, RELATIONS, Ask, Brief, Relation, RoomAsk
from terrazzo.language.places import PLACES
from terrazzo.language.understand import understand

__all__ = ["ARCHITECTURE", "PLACES", "RELATIONS", "Ask", "Brief", "Relation", "RoomAsk", "understand"]
