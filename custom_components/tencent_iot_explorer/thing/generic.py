"""One property, event or action becomes one entity, by its type and its meaning."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import roles
from .entities import Binding, EntityPlan
from .model import Action, Event, Kind, Member, Property, ValueType
from .roles import Choice, Match, Measure, core
from .text import contains, joined
from .units import CLASS_BY_UNIT, is_allowed, unit_of
from .values import span, step_of

WIDEST = 2_147_483_647
_MOST_PERCENT = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """A property, or a member of a struct property, on its way to be an entity."""

    name: str
    key: str
    type: ValueType
    writable: bool
    texts: tuple[str, str]
    member: str | None = None
    property_id: str

    def says(self, words: frozenset[str]) -> bool:
        """Tell whether id or name contains one of `words`."""
        return any(contains(text, words) for text in self.texts)

    def entity(self, platform: str, role: str, reason: str, **more: Any) -> EntityPlan:
        """Return an entity of this one value."""
        meanings = more.pop("meanings", {})
        binding = Binding(
            property_id=self.property_id,
            member=self.member,
            type=self.type,
            meanings=meanings,
            reversed=more.pop("reversed", False),
        )
        return EntityPlan(
            platform=platform,
            key=self.key,
            role=role,
            bindings={"value": binding},
            reason=reason,
            enabled=more.pop("enabled", role not in roles.OFF_BY_DEFAULT),
            **{"name": self.name} | more,
        )


def plan_property(property_: Property) -> Iterator[EntityPlan]:
    """Yield the entities of a property: one, or one for each member of a struct."""
    for subject in subjects(property_):
        yield PLANNERS[subject.type.kind](subject)


def subjects(property_: Property) -> Iterator[Subject]:
    """Yield what of a property becomes an entity."""
    whole = Subject(
        name=property_.name,
        texts=property_.texts,
        key=property_.id,
        type=property_.type,
        writable=property_.writable,
        property_id=property_.id,
    )
    if property_.type.kind is not Kind.STRUCT or not property_.type.members:
        yield whole
        return
    for member in property_.type.members:
        yield _member_subject(whole, member)


def _member_subject(whole: Subject, member: Member) -> Subject:
    """Return a member as something that can be an entity of its own."""
    name = f"{whole.name} {member.name}"
    return Subject(
        name=name,
        texts=(name, member.id),
        key=f"{whole.key}.{member.id}",
        type=member.type,
        writable=whole.writable,
        member=member.id,
        property_id=whole.key,
    )


def plan_as(property_: Property, platform: str) -> Iterator[EntityPlan]:
    """Yield the entity of a property on a platform that a person has chosen.

    Yields nothing when the type of the property is none for that platform.
    """
    for subject in subjects(property_):
        kind = subject.type.kind
        natural = PLANNERS[kind](subject)
        if natural.platform == platform:
            yield natural
        elif kind in CHOSEN_KINDS.get(platform, ()):
            reason = f"{kind} as {platform}"
            more = CHOSEN_DETAILS.get(platform, _no_details)(subject)
            yield subject.entity(platform, f"generic_{platform}", reason, **more)


def plan_event(event: Event) -> EntityPlan:
    """Return the entity of an event of the device."""
    known = next(roles.HAPPENINGS.exactly(event.id, event.name), None)
    return EntityPlan(
        platform="event",
        key=f"event:{event.id}",
        role=known.name if known else "event",
        events=(event,),
        name=event.name,
        translation_key=known.name if known else None,
        device_class=known.device_class if known else None,
        category=roles.DIAGNOSTIC if event.kind == "fault" else None,
        reason=f"event of kind {event.kind}",
    )


def plan_action(action: Action) -> EntityPlan:
    """Return the button that calls an action without inputs."""
    known = {found.role.name for found in roles.TOGGLES.find(action.id, action.name)}
    return EntityPlan(
        platform="button",
        key=f"action:{action.id}",
        role="action",
        actions=(action,),
        name=action.name,
        enabled=known.isdisjoint(roles.OFF_BY_DEFAULT),
        reason="action without inputs",
    )


def _plan_bool(subject: Subject) -> EntityPlan:
    """Plan a truth value: a state that is shown or a switch."""
    state = next(roles.STATES.find(*subject.texts), None) or _trouble(subject)
    if state and not _is_switched(subject):
        return _state(subject, state, _state_meanings(subject.type, state.role))
    if subject.writable:
        return _plan_switch(subject, _turned(switch_meanings(subject.type)))
    return subject.entity("binary_sensor", "generic_binary", "read-only truth value")


def _is_switched(subject: Subject) -> bool:
    """Tell whether a truth value that speaks of a state is set all the same."""
    if not subject.writable:
        return False
    if is_power(subject) or subject.says(roles.SWITCH_WORDS) or _detects(subject):
        return True
    toggle = next(roles.TOGGLES.find(*subject.texts), None)
    return toggle is not None and (toggle.exact or toggle.role.press)


def _detects(subject: Subject) -> bool:
    """Tell whether a detection is switched on and off."""
    return subject.says(roles.DETECTION_WORDS) and bool(switch_meanings(subject.type))


def _trouble(subject: Subject) -> Match[roles.State] | None:
    """Return the role of a state that is shown and is normal or not."""
    labels = {label.lower() for label in subject.type.options.values()}
    if len(labels) != 2 or labels.isdisjoint(roles.NORMAL_WORDS):
        return None
    if subject.writable and labels.isdisjoint(roles.ABNORMAL_WORDS):
        return None
    return Match(roles.TROUBLE, exact=False)


def _state_meanings(type_: ValueType, role: roles.State) -> Mapping[str, str]:
    """Return raw key -> on or off of a truth value; nothing when 1 is on."""
    known = on_off_meanings(type_)
    return _turned(known) if known or not role.reversed else _REVERSED


def _plan_switch(subject: Subject, meanings: Mapping[str, str]) -> EntityPlan:
    """Plan what is switched: the whole device, a function, or a press."""
    if subject.member is None and is_power(subject):
        return subject.entity(
            "switch",
            "power_switch",
            "main switch",
            meanings=meanings,
            translation_key="power_switch",
        )
    toggle = next(roles.TOGGLES.find(*subject.texts), None)
    if toggle and toggle.role.press and _is_pressed(subject, toggle):
        return _press(subject, toggle)
    if toggle is None or toggle.role.press:
        reason = "writable truth value"
        return subject.entity("switch", "generic_switch", reason, meanings=meanings)
    return subject.entity(
        "switch",
        toggle.role.name,
        f"known switch: {toggle.role.name}",
        meanings=meanings,
        category=toggle.role.category,
        **naming(toggle),
    )


def _is_pressed(subject: Subject, found: Match[roles.Toggle]) -> bool:
    """Tell whether a truth value is a press, not a function that is kept on."""
    name, _ = subject.texts
    is_whole = found.exact or subject.member is None
    kept = contains(name, roles.KEPT_WORDS)
    return subject.type.kind is Kind.BOOL and is_whole and not kept


def _press(subject: Subject, found: Match[roles.Toggle]) -> EntityPlan:
    """Plan a truth value that is told, not kept."""
    role = found.role
    reason = f"pressed, not kept: {role.name}"
    return subject.entity(
        "button",
        role.name,
        reason,
        traits={"press": True},
        device_class=role.device_class,
        category=role.category,
        **naming(found),
    )


def is_power(subject: Subject) -> bool:
    """Tell whether a property switches the whole device."""
    return any(core(text) in _POWER for text in subject.texts)


def _state(
    subject: Subject, found: Match[roles.State], meanings: Mapping[str, str]
) -> EntityPlan:
    """Plan a binary sensor of a known role."""
    role = found.role
    return subject.entity(
        "binary_sensor",
        role.name,
        f"known state: {role.name}",
        meanings=meanings,
        device_class=role.device_class,
        category=role.category,
        **naming(found),
    )


def _plan_enum(subject: Subject) -> EntityPlan:
    """Plan a choice: click events, a state, a shown status or a select."""
    if not subject.type.options:
        return subject.entity("sensor", "generic_enum", "choice without options")
    if clicks := _clicks(subject):
        reason = "values are presses"
        return subject.entity(
            "event", "click", reason, meanings=clicks, device_class="button"
        )
    two_states = on_off_meanings(subject.type)
    state = next(roles.STATES.find(*subject.texts), None) or _trouble(subject)
    if two_states and state and not subject.says(roles.SWITCH_WORDS):
        return _state(subject, state, two_states)
    found = _choice(subject)
    settable = subject.writable and (
        found.role.settable if found else not subject.says(roles.SHOWN_WORDS)
    )
    switched = switch_meanings(subject.type)
    if settable and switched and not (found and found.exact):
        return _plan_switch(subject, switched)
    return _select(subject, found) if settable else _enum_sensor(subject, found)


def _clicks(subject: Subject) -> dict[str, str]:
    """Return raw key -> kind of press when the values are nothing but presses."""
    kinds = {
        key: _EVENT_WORDS.get(joined(label)) or _EVENT_WORDS.get(joined(key))
        for key, label in subject.type.options.items()
    }
    known = {key: kind for key, kind in kinds.items() if kind}
    return known if known and len(known) == len(kinds) else {}


def on_off_meanings(type_: ValueType) -> dict[str, str]:
    """Return raw key -> on or off for a state; one that is known tells the other."""
    known = _two_meanings(type_, _ON_OFF)
    if len(known) == 1 and len(type_.options) == 2:
        ((key, state),) = known.items()
        (other,) = type_.options.keys() - {key}
        known[other] = "off" if state == "on" else "on"
    return known if set(known.values()) == {"on", "off"} else {}


def switch_meanings(type_: ValueType) -> dict[str, str]:
    """Return raw key -> on or off for what is switched; nothing for other choices."""
    known = _two_meanings(type_, _SWITCHED)
    return known if set(known.values()) == {"on", "off"} else {}


def _two_meanings(type_: ValueType, words: Mapping[str, str]) -> dict[str, str]:
    """Return raw key -> on or off for those of two options that are known."""
    if len(type_.options) != 2:
        return {}
    states = {
        key: words.get(joined(label)) or words.get(joined(key))
        for key, label in type_.options.items()
    }
    return {key: state for key, state in states.items() if state}


def is_reversed(type_: ValueType) -> bool:
    """Tell whether a truth value is on when it is 0."""
    return type_.kind is Kind.BOOL and bool(_turned(switch_meanings(type_)))


def _turned(meanings: dict[str, str]) -> dict[str, str]:
    """Return the meanings of a truth value when they are not the usual ones."""
    return meanings if meanings.get("1") == "off" else {}


def _choice(subject: Subject) -> Match[Choice] | None:
    """Return the role of a choice; one whose words fit the options comes first."""
    candidates = list(roles.CHOICES.find(*reversed(subject.texts)))
    fitting = (each for each in candidates if option_words(subject.type, each.role))
    loose = (each for each in candidates if each.exact and not each.role.options)
    texts = (each for each in candidates if each.exact)
    return next(fitting, None) or next(loose, None) or next(texts, None)


def option_words(type_: ValueType, role: Choice) -> dict[str, str]:
    """Return raw key -> translated word when the role has a word for each option."""
    allowed = role.options.split()
    words: dict[str, str] = {}
    for key, label in type_.options.items():
        word = _word(label, allowed) or _word(key, allowed)
        if word is None or word in words.values():
            return {}
        words[key] = word
    return words


def _word(text: str, allowed: list[str]) -> str | None:
    """Return the first allowed option word that `text` spells."""
    spelled = _OPTION_SPELLINGS.get(joined(text), ())
    return next((word for word in allowed if word in spelled), None)


def own_options(type_: ValueType) -> dict[str, str]:
    """Return raw key -> the model's own text, each text once."""
    texts: dict[str, str] = {}
    for key, label in type_.options.items():
        texts[key] = f"{label} ({key})" if label in texts.values() else label
    return texts


def _options_of(subject: Subject, found: Match[Choice] | None) -> dict[str, Any]:
    """Return meanings, options and names of a choice."""
    words = option_words(subject.type, found.role) if found else {}
    meanings = words or own_options(subject.type)
    named = naming(found) if found else {}
    return {"meanings": meanings, "options": tuple(meanings.values())} | named


def _select(subject: Subject, found: Match[Choice] | None) -> EntityPlan:
    """Plan a choice that is set."""
    return subject.entity(
        "select",
        found.role.name if found else "generic_select",
        f"known choice: {found.role.name}" if found else "writable choice",
        category=found.role.category if found else None,
        **_options_of(subject, found),
    )


def _enum_sensor(subject: Subject, found: Match[Choice] | None) -> EntityPlan:
    """Plan a choice that is shown."""
    shown = found and not (found.role.settable and found.role.category)
    return subject.entity(
        "sensor",
        found.role.name if found else "generic_enum",
        f"known state: {found.role.name}" if found else "choice that is shown",
        device_class="enum",
        category=found.role.category if found and shown else None,
        **_options_of(subject, found),
    )


def _plan_number(subject: Subject) -> EntityPlan:
    """Plan a number: a measured value or a setting."""
    found = _measure(subject)
    if found is None:
        return _plain_number(subject)
    role = found.role
    unit, device_class = unit_and_class(subject, role)
    measured = {"unit": unit, "device_class": device_class}
    if not is_setting(subject, role):
        measured |= naming(found)
        return _sensor(subject, role, f"measured: {role.name}", measured)
    measured |= naming(found) if role.settable else {}
    category = role.category if role.settable else roles.CONFIG
    return _number(subject, role.name, f"setting: {role.name}", category, measured)


def is_setting(subject: Subject, role: Measure) -> bool:
    """Tell whether a number of a known role is set rather than measured."""
    if not subject.writable:
        return False
    told = role.settable or subject.says(roles.SETTING_WORDS)
    return told or (role is roles.TEMPERATURE and _starts_warm(subject))


def _starts_warm(subject: Subject) -> bool:
    """Tell whether a temperature can be no lower than one that people choose."""
    limits = span(subject.type)
    measured = subject.says(roles.MEASURED_WORDS)
    return limits is not None and limits[0] > 0 and not measured


def _comfortable(subject: Subject) -> bool:
    """Tell whether a writable number's range is one that people choose warmth from."""
    limits = span(subject.type)
    return (
        subject.writable
        and limits is not None
        and within(subject.type, roles.COMFORT_CELSIUS)
    )


def _measure(subject: Subject) -> Match[Measure] | None:
    """Return the best role of a number, first of all one that its unit agrees with."""
    candidates = list(roles.MEASURES.find(*subject.texts))
    if _is_level(subject):
        candidates = [each for each in candidates if not each.role.classes]
    found = next((each for each in candidates if _agrees(subject, each.role)), None)
    found = found or next((each for each in candidates if each.exact), None)
    if found and found.role is roles.TEMPERATURE and _comfortable(subject):
        return Match(roles.TARGET_TEMPERATURE, exact=found.exact)
    return found


def _is_level(subject: Subject) -> bool:
    """Tell whether a number counts steps rather than units."""
    few = 0 < (subject.type.maximum or 0) <= roles.MOST_LEVELS
    return few and not subject.type.unit and subject.says(roles.LEVEL_WORDS)


def _agrees(subject: Subject, role: Measure) -> bool:
    """Tell whether the model's unit can belong to a role."""
    unit = _unit(subject.type, next(iter(role.classes), ""))
    if unit is None:
        return within(subject.type, role.span)
    if role.classes:
        return any(is_allowed(name, unit) for name in role.classes)
    return unit == role.unit or unit not in CLASS_BY_UNIT


def _unit(type_: ValueType, device_class: str = "") -> str | None:
    """Return the unit of a number; thousands of percent are none."""
    unit = unit_of(type_.unit, device_class)
    if unit != "%" or is_allowed(device_class, unit):
        return unit
    return unit if (type_.maximum or 0) <= _MOST_PERCENT else None


def within(type_: ValueType, allowed: tuple[float, float]) -> bool:
    """Tell whether the range of a number lies inside `allowed`."""
    limits = span(type_)
    if limits is None:
        return allowed[0] < allowed[1]
    return allowed[0] <= limits[0] and limits[1] <= allowed[1]


def unit_and_class(subject: Subject, role: Measure) -> tuple[str | None, str | None]:
    """Return unit and device class of a known role, as Home Assistant accepts them."""
    first_class = next(iter(role.classes), "")
    unit = _unit(subject.type, first_class)
    if unit is None and within(subject.type, role.span):
        unit = role.unit
    if unit is None:
        highest = int(subject.type.maximum or 0)
        unit = roles.UNITS_BY_MAXIMUM.get((first_class, highest))
    classes = role.classes
    if "temperature" in classes and subject.says(roles.DIFFERENCE_WORDS):
        classes = ("temperature_delta",)
    return unit, next((name for name in classes if is_allowed(name, unit)), None)


def _plain_number(subject: Subject) -> EntityPlan:
    """Plan a number of unknown role: its unit may still tell what is measured."""
    unit = _unit(subject.type)
    device_class = CLASS_BY_UNIT.get(unit or "")
    measured = {"unit": unit, "device_class": device_class}
    if subject.writable:
        measured["device_class"] = _POURED.get(device_class or "", device_class)
        return _number(subject, "generic_number", "writable number", None, measured)
    role = Measure(
        name="generic_sensor",
        words="",
        classes=(device_class,) if device_class else (),
        state_class="measurement" if unit else None,
    )
    return _sensor(subject, role, "read-only number", measured)


def _number(
    subject: Subject,
    role: str,
    reason: str,
    category: str | None,
    measured: Mapping[str, Any],
) -> EntityPlan:
    """Plan a number that is set."""
    low, high = span(subject.type) or (-WIDEST, WIDEST)
    return subject.entity(
        "number",
        role,
        reason,
        category=category,
        minimum=low,
        maximum=high,
        step=step_of(subject.type),
        **measured,
    )


def _sensor(
    subject: Subject, role: Measure, reason: str, measured: Mapping[str, Any]
) -> EntityPlan:
    """Plan a number that is shown."""
    return subject.entity(
        "sensor",
        role.name,
        reason,
        category=roles.DIAGNOSTIC if role.category else None,
        state_class=_state_class(role, measured["device_class"]),
        precision=_precision(subject.type) if measured["unit"] else None,
        **measured,
    )


def _state_class(role: Measure, device_class: str | None) -> str | None:
    """Return a state class that Home Assistant allows with the device class."""
    if device_class in _CUMULATING:
        return "total_increasing"
    if role.state_class == "measurement_angle" and device_class is None:
        return None
    return role.state_class


def _precision(type_: ValueType) -> int | None:
    """Return how many decimals the step of a number, or its scale, asks for."""
    told = type_.scale != 1 or (type_.step or 0) > 0
    step = step_of(type_) if told else None
    return None if step is None else len(f"{step:.4f}".rstrip("0").partition(".")[2])


def _plan_text(subject: Subject) -> EntityPlan:
    """Plan text."""
    if subject.says(roles.IDENTITY_WORDS):
        reason = "text that tells what the device is"
        return subject.entity("sensor", "identity", reason, category=roles.DIAGNOSTIC)
    shown = subject.says(roles.SHOWN_WORDS) or subject.says(roles.RECORD_WORDS)
    if shown or not subject.writable:
        return subject.entity("sensor", "generic_text", "text that is shown")
    low, high = span(subject.type) or (0, 255)
    return subject.entity(
        "text",
        "generic_text",
        "writable text",
        category=roles.CONFIG,
        minimum=max(low, 0),
        maximum=high,
    )


def _plan_timestamp(subject: Subject) -> EntityPlan:
    """Plan a moment in time."""
    return subject.entity(
        "sensor", "timestamp", "moment in time", device_class="timestamp"
    )


def _plan_collection(subject: Subject) -> EntityPlan:
    """Plan a list or a struct without members: shown as text by those who want it."""
    return subject.entity(
        "sensor", "generic_collection", "list or struct: off by default", enabled=False
    )


def naming(found: Match[Any]) -> dict[str, Any]:
    """Return the translated name of a role that covers the whole id or name."""
    if not found.exact or found.role.name.startswith("generic_"):
        return {}
    return {"translation_key": found.role.name}


def _spellings(words_by_meaning: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Turn word -> spellings into spelling -> the words it can stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for word, spelled in words_by_meaning.items():
        for text in spelled.split():
            found[joined(text)] = (*found.get(joined(text), ()), word)
    return found


_OPTION_SPELLINGS = _spellings(roles.OPTION_WORDS)
_EVENT_WORDS = {
    joined(text): word
    for word, spelled in roles.EVENT_WORDS.items()
    for text in spelled.split()
}
_ON_OFF = {joined(word): "on" for word in roles.ON_WORDS.split()} | {
    joined(word): "off" for word in roles.OFF_WORDS.split()
}
_SWITCHED = {joined(word): "on" for word in roles.SWITCH_ON_WORDS.split()} | {
    joined(word): "off" for word in roles.SWITCH_OFF_WORDS.split()
}
_REVERSED = {"0": "on", "1": "off"}
_POWER = frozenset(map(core, roles.POWER_WORDS.split()))
# What is chosen is an amount to pour, not one that is kept.
_POURED = {"volume_storage": "volume"}
_CUMULATING = frozenset({"energy", "gas", "water"})

PLANNERS: Mapping[Kind, Callable[[Subject], EntityPlan]] = {
    Kind.BOOL: _plan_bool,
    Kind.INT: _plan_number,
    Kind.FLOAT: _plan_number,
    Kind.ENUM: _plan_enum,
    Kind.STRINGENUM: _plan_enum,
    Kind.STRING: _plan_text,
    Kind.TIMESTAMP: _plan_timestamp,
    Kind.STRUCT: _plan_collection,
    Kind.ARRAY: _plan_collection,
}


def _no_details(_: Subject) -> dict[str, Any]:
    """Return nothing: the platform needs no more than the value."""
    return {}


def _option_details(subject: Subject) -> dict[str, Any]:
    """Return the model's own texts as options."""
    meanings = own_options(subject.type)
    return {"meanings": meanings, "options": tuple(meanings.values())}


def _sensor_details(subject: Subject) -> dict[str, Any]:
    """Return the options of a choice, or the unit of a number."""
    if subject.type.options:
        return _option_details(subject) | {"device_class": "enum"}
    unit = _unit(subject.type)
    return {"unit": unit, "device_class": CLASS_BY_UNIT.get(unit or "")}


def _number_details(subject: Subject) -> dict[str, Any]:
    """Return range and unit."""
    low, high = span(subject.type) or (-WIDEST, WIDEST)
    step, unit = step_of(subject.type), _unit(subject.type)
    return {"minimum": low, "maximum": high, "step": step, "unit": unit}


CHOSEN_KINDS: Mapping[str, frozenset[Kind]] = {
    "binary_sensor": frozenset({Kind.BOOL, Kind.ENUM, Kind.STRINGENUM}),
    "button": frozenset({Kind.BOOL}),
    "event": frozenset({Kind.ENUM, Kind.STRINGENUM}),
    "number": frozenset({Kind.INT, Kind.FLOAT}),
    "select": frozenset({Kind.ENUM, Kind.STRINGENUM}),
    "sensor": frozenset(Kind) - {Kind.BOOL},
    "switch": frozenset({Kind.BOOL, Kind.ENUM, Kind.STRINGENUM}),
    "text": frozenset({Kind.STRING}),
}
CHOSEN_DETAILS: Mapping[str, Callable[[Subject], dict[str, Any]]] = {
    "binary_sensor": lambda subject: {"meanings": on_off_meanings(subject.type)},
    "switch": lambda subject: {"meanings": on_off_meanings(subject.type)},
    "event": lambda subject: {"meanings": own_options(subject.type)},
    "select": _option_details,
    "sensor": _sensor_details,
    "number": _number_details,
    "button": lambda _: {"traits": {"press": True}},
}
