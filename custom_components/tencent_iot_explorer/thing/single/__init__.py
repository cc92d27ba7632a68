"""One property, event or action becomes one entity, by its type and its meaning."""

from .announced import plan_action, plan_event
from .overridden import plan_as
from .planners import plan_detected, plan_property

__all__ = ["plan_action", "plan_as", "plan_detected", "plan_event", "plan_property"]
