"""Locks of doors and vehicles."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from ..entities import EntityPlan
from ..model import NUMBERS, Kind, ValueType
from ..spelling import joined, word_set
from .evidence import Evidence, Weight
from .kind import DeviceKind, composite
from .parts import BOOL, ENUMS, Bindings, FoundParts, Part, Parts, bind, states
from .power import has_power
from .products import CALLED, others
from .vocabulary import NO_WORDS, Vocabulary


class LockPart(StrEnum):
    """What the bindings of a lock are called."""

    LOCK = "lock"
    UNLOCK = "unlock"
    STATE = "state"


STATES = Vocabulary(
    locked="lock locked close shut",
    unlocked="unlock unlocked open open_door not_shut",
    jammed="jammed",
)
# Options that only a lock has, whatever the choice is called.
DRIVES = Vocabulary(locked="lock", unlocked="unlock")
# Options of a choice that is both: command and state.
CHOICES = Vocabulary(locked="lock locked", unlocked="unlock unlocked")
# The nearest words for states that Home Assistant has none for.
NEAREST = Vocabulary(locked="double_locked", unlocked="ajar")
# The lock of a parking space: a raised arm keeps others out.
BARRIER_STATES = Vocabulary(
    locked="raise raised lift raise_lock",
    unlocked="lower lowered drop lower_lock",
    jammed="jammed blocked",
)
# Options that only the lock of a parking space has, whatever the choice is called.
BARRIER_DRIVES = Vocabulary(locked="raise_lock", unlocked="lower_lock")
UNLOCK_WORDS = word_set("unlock open open_lock 开锁 解锁 开门")
# What a lock may be called by: the thing that it keeps shut.
BOX_WORDS = word_set(
    "door gate box locker cabinet drawer lid safe 门 箱 柜 盒 抽屉 盖 舱 仓 格口"
)
COMMAND_WORDS = word_set("cmd command control ctrl 指令 命令 控制 操作")
CALLED_LOCK = word_set("lock 锁")
LOCKED_WHEN_ON = {"1": "locked", "0": "unlocked"}
UNLOCKED_WHEN_ON = {"1": "unlocked", "0": "locked"}
# How people identify themselves at a door.
VERIFYING_WORDS = word_set("face fingerprint 人脸 指纹 刷卡")
# A choice with an option to lock is a state, not a press.
LOCKING = Vocabulary(locked="lock")
# An action of this id or name unlocks.
UNLOCKING_WORDS = word_set(
    "unlock unlock_remote remote_unlock open_door open_lock 开锁 解锁 远程开锁 远程解锁 远程开门 "
    "一键开锁"
)
# Locks of buttons and screens, not of doors.
KEY_LOCK_WORDS = word_set(
    "child key keypad keyboard screen panel button touch 锁屏 锁键 童 儿童 按键 屏幕 键盘 面板 线控 检修 遥控 反锁 互锁 自锁"
)
# Holding a setting, unless something else mentions a lock or a vehicle.
HELD_WORDS = word_set("锁定 suoding")
LOCKABLE_WORDS = CALLED["lock"] | CALLED["access_control"] | CALLED["tracker"]
# What has a lock for one of its functions, unlike what opens and closes.
OTHER_WORDS = others("lock") - CALLED["cover"] - CALLED["access_control"]


def _states(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> state; a truth value is true when the lock is locked."""
    return states(type_, STATES, LOCKED_WHEN_ON)


def _doors(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> state, for a door that is released for people who are known."""
    return states(type_, STATES, UNLOCKED_WHEN_ON)


def _drive(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> command, for a choice of locking and unlocking only."""
    commands = DRIVES.read(type_)
    return commands if len(commands) == len(type_.options) == len(BOTH) else {}


def _presses(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> unlocked, for the options that unlock; true for a boolean."""
    words = STATES.read(type_)
    told = {key: word for key, word in words.items() if word == "unlocked"}
    return told or ({"1": "unlocked"} if type_.kind is Kind.BOOL else {})


BOTH = ({"locked"}, {"unlocked"})
LOCK_PARTS = Parts(
    Part(
        name=LockPart.LOCK,
        words="lock lock_switch locked door_lock lock_control remote_lock lock_motor car_lock 车锁开关 "
        "门锁开关 锁开关 车锁 门锁 柜锁 挂锁 门锁控制 锁控制 lock_cmd 上锁 上锁状态 手动落锁 远程上锁 一键上锁 manual_lock 落锁",
        kinds=BOOL | ENUMS,
        reads=_states,
        requires=BOTH,
    ),
    Part(
        name=LockPart.LOCK,
        words="lock_state door_lock_state 锁状态 门锁状态",
        kinds=BOOL | ENUMS,
        reads=_states,
        nears=NEAREST.read,
        requires=BOTH,
    ),
    Part(
        name=LockPart.LOCK,
        words="parking_lock lock_ctl lock_control lock_cmd lock_switch 车位锁 车位锁控制 车位锁开关 地锁 地锁控制 "
        "地锁开关 车位锁升降 地锁升降",
        kinds=BOOL | ENUMS,
        reads=BARRIER_STATES.read,
        requires=BOTH,
    ),
    Part(
        name=LockPart.LOCK,
        kinds=BOOL | ENUMS,
        reads=BARRIER_DRIVES.read,
        nears=NO_WORDS.read,
        requires=BOTH,
        speaks=(),
    ),
    Part(
        name=LockPart.LOCK,
        kinds=BOOL | ENUMS,
        reads=DRIVES.read,
        requires=BOTH,
        speaks=(CALLED_LOCK,),
    ),
    Part(
        name=LockPart.LOCK,
        kinds=ENUMS,
        reads=CHOICES.read,
        requires=BOTH,
        speaks=(CALLED_LOCK,),
    ),
    Part(
        name=LockPart.LOCK,
        kinds=BOOL,
        reads=CHOICES.read,
        requires=BOTH,
        speaks=(CALLED_LOCK, BOX_WORDS),
    ),
    Part(
        name=LockPart.LOCK,
        kinds=BOOL | ENUMS,
        reads=_drive,
        requires=BOTH,
        speaks=(BOX_WORDS,),
    ),
    Part(
        name=LockPart.UNLOCK,
        words="unlock remote_unlock unlock_switch open_door remote_open_door open_lock "
        "unlock_door 远程开锁 开锁 远程开门 一键开锁 开门",
        kinds=BOOL | ENUMS | NUMBERS,
        reads=_presses,
    ),
    Part(
        name=LockPart.UNLOCK,
        kinds=BOOL,
        reads=_presses,
        speaks=(UNLOCK_WORDS, COMMAND_WORDS),
    ),
    Part(
        name=LockPart.STATE,
        words="lock_state lock_status lock_sts door_lock_state closed_opened locked_state door_lock lock 门锁 锁 "
        "lock_motor_state 锁状态 门锁状态 上锁状态 锁体状态 门锁锁定状态 门锁电机状态 锁舌状态",
        kinds=BOOL | ENUMS,
        writable=False,
        reads=_states,
        nears=NEAREST.read,
        requires=BOTH,
    ),
    Part(
        name=LockPart.STATE,
        words="lock_state lock_status lock_sta state status parking_state 状态 锁状态 车位锁状态 地锁状态 升降状态",
        kinds=BOOL | ENUMS,
        writable=False,
        reads=BARRIER_STATES.read,
        nears=NEAREST.read,
        requires=BOTH,
    ),
    Part(
        name=LockPart.STATE,
        kinds=BOOL | ENUMS,
        only_shown=True,
        writable=False,
        reads=BARRIER_STATES.read,
        nears=NEAREST.read,
        requires=BOTH,
        speaks=(CALLED_LOCK,),
    ),
)


def _build(_: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the lock, or each of several; all but a main one have their own names."""
    locks = _locks(evidence)
    found = LOCK_PARTS.find(locks)
    more = _others(locks)
    if LockPart.LOCK in found or len(more) < 2:
        for lock in _lock(evidence, _bindings(found, locks)):
            more = _others(locks.without(lock.property_ids, ()))
            yield lock
    for id_, parts in more.items():
        name = parts[LockPart.LOCK].name
        yield composite("lock", id_, LOCK_PARTS.bind(parts), name=name)


def _others(locks: Evidence) -> Mapping[str, FoundParts]:
    """Return id -> the parts of each further lock: numbered, or called a lock."""
    spoken = LOCK_PARTS.guess_all(LockPart.LOCK, locks)
    gangs = LOCK_PARTS.find_gangs(locks).values()
    return {each.id: {LockPart.LOCK.value: each} for each in spoken} | {
        each[LockPart.LOCK].id: each for each in gangs if LockPart.LOCK in each
    }


def _lock(evidence: Evidence, bindings: Bindings) -> Iterator[EntityPlan]:
    """Yield the main lock: something that can be locked, or at least unlocked."""
    if LockPart.LOCK in bindings or bindings.keys() >= {
        LockPart.STATE,
        LockPart.UNLOCK,
    }:
        main = bindings.get(LockPart.LOCK) or bindings[LockPart.UNLOCK]
        name = evidence.properties[main.property_id].name
        own = {"name": name} if _is_of_another(evidence) else {}
        yield composite("lock", main.property_id, bindings, **own)
    elif bindings.keys() == {LockPart.STATE}:
        yield from _called(evidence, bindings)


def _is_of_another(evidence: Evidence) -> bool:
    """Return whether a product is called something other than a lock, or is switched."""
    lockable = evidence.clue(LOCKABLE_WORDS).weight
    is_other = evidence.clue(OTHER_WORDS).weight >= Weight.NAME > lockable
    return is_other or (not lockable and has_power(evidence))


def _called(evidence: Evidence, bindings: Bindings) -> Iterator[EntityPlan]:
    """Yield the lock that reports its state and is unlocked by an action only."""
    for action in evidence.actions:
        called = {joined(action.id), joined(action.name)}
        if not action.inputs and not UNLOCKING_WORDS.isdisjoint(called):
            key = bindings[LockPart.STATE].property_id
            calls = {LockPart.UNLOCK: action}
            yield composite("lock", key, bindings, calls=calls)
            return


def _locks(evidence: Evidence) -> Evidence:
    """Return what can be a lock; none of keys, of an appliance or of a breaker."""
    is_lockable = evidence.clue(LOCKABLE_WORDS).weight > Weight.NOTHING
    refused = KEY_LOCK_WORDS if is_lockable else KEY_LOCK_WORDS | HELD_WORDS
    return evidence.not_saying(refused)


def _bindings(found: FoundParts, locks: Evidence) -> Bindings:
    """Return the parts of the main lock, known or guessed."""
    found = LOCK_PARTS.guess(found, locks)
    bindings = LOCK_PARTS.bind(found)
    unlock = found.get(LockPart.UNLOCK)
    if unlock and LOCKING.read(unlock.type):
        bindings[LockPart.LOCK] = bind(unlock, STATES.read(unlock.type))
    return bindings


ACCESS_CONTROL = DeviceKind(
    name="access_control",
    platform="lock",
    parts=Parts(
        Part(
            name=LockPart.LOCK,
            words="door door_control door_ctrl door_switch door_relay gate_control electric_lock "
            "门 门控制 门开关 门禁控制 大门控制 开门控制 闸机控制 电锁 电锁控制 电磁锁 磁力锁",
            kinds=BOOL,
            reads=_doors,
            requires=BOTH,
        ),
    ),
    main=(LockPart.LOCK,),
    needs=((LockPart.LOCK,),),
    offers=VERIFYING_WORDS,
    needs_clue=True,
)
LOCK = DeviceKind(
    name="lock",
    platform="lock",
    parts=LOCK_PARTS,
    build=_build,
)
