"""Alarm control panels: hosts that are armed and disarmed."""

from collections.abc import Mapping
from enum import StrEnum

from ..model import ValueType
from ..spelling import contains, word_set
from .evidence import Evidence
from .kind import DeviceKind
from .parts import BOOL, ENUMS, FoundParts, Part, Parts, alarms
from .products import CALLED
from .vocabulary import ALARMS, Vocabulary


class AlarmPanelPart(StrEnum):
    """What the bindings of an alarm control panel are called."""

    MODE = "mode"
    STATE = "state"
    ALARM = "alarm"


STATES = Vocabulary(
    disarmed="disarmed unset",
    armed_away="away armed armed_away",
    armed_home="home armed_home",
    armed_night="armed_night",
    triggered="triggered",
    arming="arming",
    disarming="disarming",
    pending="pending",
)
# States without a word of their own, by what their label says: the first match counts.
SPOKEN_OF = {
    "triggered": word_set("alarming triggered trigger intrusion 报警 告警 入侵 火警"),
    "armed_home": word_set("stay partial home 留守 部分 在家 居家"),
    "armed_night": word_set("night sleep 夜 夜间 睡眠"),
    "disarmed": word_set("disarm disarmed ready standby fault 撤防 就绪 待机 故障"),
    "armed_away": word_set("arm armed arming perimeter delayed 布防 周界 延时 全部"),
}
SENSOR_WORDS = word_set("传感器 感应器")
ARMED = ("armed_away", "armed_home", "armed_night")


def _modes(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> state; where no option is armed away, arming is."""
    found = STATES.read(type_)
    if "armed_away" in found.values():
        return found
    return {
        key: "armed_away" if word == "arming" else word for key, word in found.items()
    }


def _nearest(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> the nearest state, by what the label of an option says."""
    spoken = {
        key: next(
            (word for word, words in SPOKEN_OF.items() if contains(label, words)), None
        )
        for key, label in type_.options.items()
    }
    return {key: word for key, word in spoken.items() if word}


def _is_no_sensor(_: FoundParts, evidence: Evidence) -> bool:
    """Return whether a product is no mere sensor: that can be armed as well."""
    return not contains(evidence.name, SENSOR_WORDS)


ALARM_CONTROL_PANEL = DeviceKind(
    name="alarm_control_panel",
    platform="alarm_control_panel",
    parts=Parts(
        Part(
            name=AlarmPanelPart.MODE,
            words="master_mode woke_mode arm_mode alarm_mode guard_mode defence_mode mode "
            "work_mode security_mode arm_state 主机工作模式 报警主机模式 布防模式 防护模式 守护模式 布撤防 "
            "主机模式 安防模式 工作模式 布防状态 安防状态 安防 security security_state 警戒模式 警戒状态",
            kinds=ENUMS,
            reads=_modes,
            nears=_nearest,
            requires=(("disarmed",), ARMED),
        ),
        Part(
            name=AlarmPanelPart.MODE,
            kinds=ENUMS,
            reads=_modes,
            nears=_nearest,
            requires=(("disarmed",), ARMED),
            speaks=(CALLED["alarm_control_panel"],),
        ),
        Part(
            name=AlarmPanelPart.MODE,
            kinds=ENUMS,
            reads=_modes,
            nears=_nearest,
            requires=(("disarmed",), ARMED),
            speaks=(),
        ),
        Part(
            name=AlarmPanelPart.STATE,
            words="arm_state armed_state host_state alarm_host_state security_state defence_state 主机状态 "
            "布防状态 布撤防状态 安防状态 警戒状态 防护状态",
            kinds=ENUMS,
            writable=False,
            only_shown=True,
            shared=True,
            reads=STATES.read,
            requires=(("disarmed",), ARMED),
        ),
        Part(
            name=AlarmPanelPart.ALARM,
            words="alarm_state alarm_status alarming triggered intrusion_alarm 报警状态 告警状态 报警中 "
            "正在报警 警情 入侵报警 主机报警",
            kinds=BOOL | ENUMS,
            writable=False,
            only_shown=True,
            shared=True,
            reads=alarms,
            requires=({"on"}, {"off"}),
        ),
        # The state of a host is an alarm only where its options say so.
        Part(
            name=AlarmPanelPart.ALARM,
            words="master_state host_state 主机状态",
            kinds=BOOL | ENUMS,
            writable=False,
            only_shown=True,
            shared=True,
            reads=ALARMS.read,
            requires=({"on"}, {"off"}),
        ),
    ),
    known_by=(AlarmPanelPart.MODE,),
    main=(AlarmPanelPart.MODE,),
    needs=((AlarmPanelPart.MODE,),),
    fits=_is_no_sensor,
)
