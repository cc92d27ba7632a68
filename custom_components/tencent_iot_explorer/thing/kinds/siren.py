"""Sirens: an alarm of sound and light that is started and stopped."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from ..device_classes import is_allowed
from ..model import NUMBERS, Kind, ValueType
from ..spelling import word_set
from ..units import unit_of
from .alarm_control_panel import ALARM_CONTROL_PANEL
from .evidence import Evidence
from .kind import DeviceKind
from .parts import BOOL, ENUMS, Bindings, FoundParts, Part, Parts
from .vocabulary import Vocabulary


class SirenPart(StrEnum):
    """What the bindings of a siren are called."""

    ALARM = "alarm"
    DURATION = "duration"


TONES = Vocabulary(
    off="off stop silent",
    sound="by_sound sound",
    light="flash",
    sound_and_light="sound_and_flash",
)
# A choice with the option to sound belongs to a siren.
SOUNDING = Vocabulary(off="off stop silent mute", on="sounding")
# The options of an alarm switch: it starts an alarm, rather than report one.
ALARMING = Vocabulary(off="off stop", on="sounding detected")
# Options that are silent; all others that are no known tone make a sound.
SILENT = Vocabulary(off="standby mute fault watching silenced unknown")
# An alarm with a ringtone is a siren, unless the device senses what it warns of.
RINGTONE_WORDS = word_set("ringtone 铃声 警笛 警号")
SENSING_WORDS = word_set(
    "smoke gas co pir water_leak 烟雾 燃气 人体 门磁 水浸 一氧化碳 温度 湿度"
)
# The siren of a camera or a gateway is not what the device is.
HOST_WORDS = word_set(
    "subdev zone 子设备 防区 camera ptz pir floodlight record video 摄像 录像 云台 夜视 画面 侦测"
)
# Sounds to find a device, or of its keys, are no siren.
OTHER_SOUND_WORDS = word_set(
    "find locate seek beep key prompt voice 查找 寻找 找 寻 提示 按键 语音 蜂鸣"
)
# The switch of an alarm, whether it sounds or is only reported.
SWITCHES = Parts(
    Part(
        name=SirenPart.ALARM,
        words="alarm_switch alarm 报警开关 告警开关 报警",
        kinds=BOOL,
    )
)


def _nearest(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> off, or the first of the tones, for options without a word."""
    tones = (word for word in TONES.read(type_).values() if word != "off")
    tone, silent = next(tones, None), SILENT.read(type_)
    sounding = dict.fromkeys(type_.options, tone) if tone else {}
    return {**sounding, **silent}


def _sounding(found: FoundParts, evidence: Evidence) -> Bindings:
    """Return the switch of an alarm that sounds for a time, with a ringtone."""
    sounds = SirenPart.DURATION in found and evidence.tells(RINGTONE_WORDS)
    if SirenPart.ALARM in found or not sounds or evidence.tells(SENSING_WORDS):
        return {}
    return SWITCHES.bind(SWITCHES.find(evidence))


def _describe(bindings: Bindings, evidence: Evidence) -> dict[str, Any]:
    """Return the unit of a duration, and a name for the siren of something else."""
    duration = bindings.get(SirenPart.DURATION)
    return {
        "translation_key": "siren" if _is_of_host(bindings, evidence) else None,
        "traits": {"duration_unit": _time_unit(duration.type)} if duration else {},
    }


def _is_of_host(bindings: Bindings, evidence: Evidence) -> bool:
    """Return whether the siren is part of a host, a gateway or a camera."""
    is_switch = bindings[SirenPart.ALARM].type.kind is Kind.BOOL
    is_armed = is_switch and bool(ALARM_CONTROL_PANEL.parts.find(evidence))
    return is_armed or evidence.tells(HOST_WORDS)


def _time_unit(type_: ValueType) -> str:
    """Return the unit of a duration."""
    unit = unit_of(type_.unit, "duration")
    return unit if unit and is_allowed("duration", unit) else "s"


SIREN = DeviceKind(
    name="siren",
    platform="siren",
    parts=Parts(
        Part(
            name=SirenPart.ALARM,
            words="siren alarm_state alarm_mode alarm_control siren_mode 报警状态 报警控制 报警方式 "
            "声光报警",
            kinds=ENUMS,
            reads=TONES.read,
            nears=_nearest,
            requires=({"off"}, {"sound", "light", "sound_and_light"}),
        ),
        Part(
            name=SirenPart.ALARM,
            words="siren siren_switch sound_light_alarm alarm_sound_light 警号 警笛 声光报警 "
            "警报开关 鸣笛 警号开关",
            kinds=BOOL,
        ),
        Part(
            name=SirenPart.ALARM,
            words="alarm_switch alarm_control 报警开关 报警控制 声光报警开关",
            kinds=BOOL | ENUMS,
            reads=ALARMING.read,
            requires=({"off"}, {"on"}),
        ),
        Part(
            name=SirenPart.ALARM,
            kinds=BOOL | ENUMS,
            reads=ALARMING.read,
            requires=({"off"}, {"on"}),
            speaks=(word_set("alarm 报警 警报 告警"),),
        ),
        Part(
            name=SirenPart.ALARM,
            kinds=BOOL,
            reads=SOUNDING.read,
            requires=({"off"}, {"on"}),
            speaks=(),
            never_speaks=OTHER_SOUND_WORDS,
        ),
        Part(
            name=SirenPart.DURATION,
            words="alarm_time alarm_duration siren_duration 报警时长 告警时长 报警时间 鸣响时长",
            kinds=NUMBERS,
            shared=True,
        ),
    ),
    main=(SirenPart.ALARM,),
    needs=((SirenPart.ALARM,),),
    known_by=(SirenPart.ALARM,),
    more=_sounding,
    describe=_describe,
)
