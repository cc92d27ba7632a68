"""Events that a device announces, and actions it can be asked for."""

from ..entities import EntityPlan
from ..model import Action, Event
from ..names import called
from ..roles import DIAGNOSTIC, OFF_BY_DEFAULT, Happening
from ..words.happenings import HAPPENINGS, VAGUE
from ..words.toggles import TOGGLES
from .subject import naming


def plan_event(event: Event) -> EntityPlan:
    """Return the entity of an event of the device.

    A fault that is known is one that people automate: triggers of a room or a device
    never see what is diagnostic.
    """
    known = _known(event)
    return EntityPlan(
        platform="event",
        key=f"event:{event.id}",
        role=known.name if known else "event",
        events=(event,),
        name=event.name,
        **({"translation_key": known.name} if known else called("event", event.name)),
        device_class=known.device_class if known else None,
        category=DIAGNOSTIC if event.kind == "fault" and not known else None,
        reason=f"event of kind {event.kind}",
    )


def _known(event: Event) -> Happening | None:
    """Return what happens; an id does not count where the name says something else."""
    told = [each.role for each in HAPPENINGS.find(event.name)]
    said = [each for each in told if not _is_vague(each)]
    exact = sorted(HAPPENINGS.exactly(event.name, event.id), key=_is_vague)
    return next((each for each in exact if not said or each in said), None)


def _is_vague(role: Happening) -> bool:
    """Return whether a role says only that something has happened."""
    return role.name in VAGUE


def plan_action(action: Action) -> EntityPlan:
    """Return the button that calls an action without inputs."""
    known = list(TOGGLES.find(action.id, action.name))
    presses = (each for each in known if each.exact and each.role.press)
    press = next(presses, None)
    return EntityPlan(
        platform="button",
        key=f"action:{action.id}",
        role="action",
        calls={"press": action},
        name=action.name,
        **(called("button", action.name) or (naming(press) if press else {})),
        device_class=press.role.device_class if press else None,
        enabled=OFF_BY_DEFAULT.isdisjoint(each.role.name for each in known),
        reason="action without inputs",
    )
