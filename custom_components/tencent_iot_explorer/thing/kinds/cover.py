"""Covers: curtains, blinds, laundry racks."""

from collections.abc import Collection, Iterator
from dataclasses import replace
import re

from ..entities import Binding, EntityPlan
from ..model import NUMBERS, Property
from ..ranges import bounds
from ..spelling import joined, word_set
from ..words.toggles import NOTHING_WORDS
from .cover_parts import COMMANDS, COVER_PARTS, ENDINGS, SWITCH, CoverPart, drive
from .evidence import Evidence, Weight, says
from .kind import DeviceKind, composite
from .parts import ENUMS, Bindings, FoundParts, bind
from .products import CALLED

# Properties that are one command each, and those that the key is taken from.
PRESSES = (CoverPart.OPEN, CoverPart.CLOSE, CoverPart.STOP)
MAIN = (CoverPart.COMMAND, CoverPart.OPEN, CoverPart.POSITION)
CURTAIN_WORDS = word_set(
    "curtain blind shutter awning window 窗帘 帘 卷帘 百叶 遮阳 开合 开合度 窗 窗户 天窗"
)
# The end of a command's name: what comes before is the name of its cover.
DRIVE_ENDING = (
    r"(?i)(?:电机|动作)?(?:控制|开关|操作|指令)$|[\s_]*(?:control|ctrl|motor)$"
)
# The end of a position's name: what comes before is the name of its cover.
POSITION_ENDING = (
    r"(?i)(?<=.)(?:百分比|位置|开合度|开度|[\s_-]+(?:position|percent|opening))$"
)
# A position with such a name tells how far the cover is closed.
CLOSED_WORDS = word_set("closed closing 关闭 闭合 关合")
CLASSES = {
    device_class: word_set(words)
    for device_class, words in {
        "garage": "garage garage_door 车库 车库门 卷帘门",
        "gate": "gate 大门 道闸",
        "door": "door 门",
        "blind": "blind blinds 百叶 百叶帘",
        "shade": "shade 卷帘 蜂巢帘 风琴帘 罗马帘 柔纱帘 斑马帘 香格里拉帘",
        "shutter": "shutter 卷闸",
        "awning": "awning 遮阳篷 雨棚",
        "curtain": "curtain 窗帘 纱帘 布帘 percent_control",
        "window": "window skylight 开窗 关窗 推窗 天窗 窗户 平开窗",
    }.items()
}


def _build(found: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the cover, or each of several with drives of their own."""
    names = _names(evidence)
    if not names:
        for entity in _cover(found, evidence):
            yield entity
            yield from _beside(evidence.without(entity.own_ids, ()))
    for name in names:
        own = {
            id_: each
            for id_, each in evidence.properties.items()
            if each.name.startswith(name)
        }
        of_one = replace(evidence, properties=own)
        parts = COVER_PARTS.guess(COVER_PARTS.find(of_one), of_one)
        for entity in _cover(parts, of_one):
            yield replace(entity, name=name.strip())


def _beside(evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield further covers that have a position only: the blind in a window."""
    for position in COVER_PARTS.guess_all(CoverPart.POSITION, evidence):
        if says(position, CURTAIN_WORDS):
            yield composite(
                "cover",
                position.id,
                {CoverPart.POSITION: _turned(bind(position), position)},
                name=re.sub(POSITION_ENDING, "", position.name),
                device_class=_device_class_of(position),
            )


def _names(evidence: Evidence) -> Collection[str]:
    """Return the name of each of several covers; none for a single one."""
    drives = [
        each
        for each in evidence.properties.values()
        if each.writable and each.type.kind in ENUMS and drive(each.type)
    ]
    names = dict.fromkeys(re.sub(DRIVE_ENDING, "", each.name) for each in drives)
    is_told = "" not in names and 1 < len(names) == len(drives)
    return names if is_told else ()


def _cover(found: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the cover: it takes commands to open and close, or a position."""
    switch = found.pop(SWITCH, None)
    switch = switch if _moves(found.get(CoverPart.STATE)) else None
    command = _command(found.pop(CoverPart.COMMAND, None), evidence) or switch
    bindings = {
        name: _turned(binding, found[name])
        for name, binding in COVER_PARTS.bind(found).items()
        if name in {CoverPart.STATE, *PRESSES} or bounds(binding.type)
    }
    if command:
        driven = _driven(command)
        bindings = {CoverPart.COMMAND: driven, **_without_presses(bindings)}
    elif not _is_pressed(bindings, evidence):
        bindings = _without_presses(bindings)
        if not _is_curtain(bindings, evidence):
            return
    main = next(bindings[name] for name in MAIN if name in bindings)
    bound = {each.property_id for each in bindings.values()}
    own = evidence.without(evidence.properties.keys() - bound, evidence.actions)
    device_class = _device_class(own) or _device_class(evidence)
    yield composite("cover", main.property_id, bindings, device_class=device_class)


def _driven(command: Property) -> Binding:
    """Bind the command; it is shared if it has more options, such as 行人 or 半开."""
    commands = COMMANDS.read(command.type)
    besides = (
        label for key, label in command.type.options.items() if key not in commands
    )
    is_more = any(joined(each) not in NOTHING_WORDS for each in besides)
    return bind(command, commands, shared=is_more)


def _moves(state: Property | None) -> bool:
    """Return whether a state reports a movement: opening or closing."""
    words = ENDINGS.read(state.type).values() if state else ()
    return {"opening", "closing"}.issubset(words)


def _is_pressed(bindings: Bindings, evidence: Evidence) -> bool:
    """Return whether a cover has one property to open and one to close."""
    if bindings.keys() >= set(PRESSES):
        return True
    return bindings.keys() >= {CoverPart.OPEN, CoverPart.CLOSE} and evidence.tells(
        CALLED["cover"]
    )


def _without_presses(bindings: Bindings) -> Bindings:
    """Return the bindings without those of single commands."""
    return {name: each for name, each in bindings.items() if name not in PRESSES}


def _turned(binding: Binding, property_: Property) -> Binding:
    """Return a position the right way round: higher is more open."""
    is_turned = property_.type.kind in NUMBERS and says(property_, CLOSED_WORDS)
    return replace(binding, reversed=True) if is_turned else binding


def _is_curtain(bindings: Bindings, evidence: Evidence) -> bool:
    """Return whether the position is that of a curtain, by its name."""
    position = bindings.get(CoverPart.POSITION)
    return position is not None and says(
        evidence.properties[position.property_id], CURTAIN_WORDS
    )


def _command(found: Property | None, evidence: Evidence) -> Property | None:
    """Return the command; without a stop only if the product is called a cover."""
    if found is None or "stop" in COMMANDS.read(found.type).values():
        return found
    return found if evidence.tells(CALLED["cover"]) else None


def _device_class_of(property_: Property) -> str | None:
    """Return what kind of cover a property speaks of."""
    return next(
        (name for name, words in CLASSES.items() if says(property_, words)), None
    )


def _device_class(evidence: Evidence) -> str | None:
    """Return what kind of cover the ids and names speak of, or the product's own."""
    told = (
        name
        for name, words in CLASSES.items()
        if evidence.tells(words) or evidence.clue(words).weight >= Weight.NAME
    )
    return next(told, None)


COVER = DeviceKind(
    name="cover",
    platform="cover",
    parts=COVER_PARTS,
    known_by=(CoverPart.COMMAND,),
    build=_build,
)
