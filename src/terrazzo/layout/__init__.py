"""Layout: a `Brief` to a `Plan`."""

from terrazzo.layout.plan import Placement, Plan, RoomFinish

__all__ = ["Placement", "Plan", "RoomFinish"]
