"""Layout: a `Brief` to a `Plan`, the checks that a plan must pass, and drawings of it."""

from terrazzo.layout.arrange import arrange
from terrazzo.layout.checks import Violation, check
from terrazzo.layout.drawing import draw_plan, draw_plan_png
from terrazzo.layout.plan import Placement, Plan, RoomFinish

__all__ = ["Placement", "Plan", "RoomFinish", "Violation", "arrange", "check", "draw_plan", "draw_plan_png"]
