"""Alarm control panels: hosts that are armed and disarmed."""

from enum import StrEnum

from ..model import Property
from .evidence import Evidence
from .kind import DeviceKind
from .parts import ENUMS, Part, Parts
from .things import CALLED
from .vocabulary import NO_WORDS, Vocabulary


class AlarmPanelPart(StrEnum):
    """What the bindings of an alarm control panel are called."""

    MODE = "mode"


STATES = Vocabulary(
    disarmed="disarmed disarm 撤防 撤防模式",
    armed_away="@away arm armed 布防 外出布防 离家布防 布防模式 离家模式",
    armed_home="@home stay 在家布防 居家布防 居家 留守布防 在家模式",
    armed_night="night 夜间布防 夜间 睡眠布防",
    triggered="sos 紧急 报警",
)
ARMED = ("armed_away", "armed_home", "armed_night")


def _told(evidence: Evidence) -> Property | None:
    """Return a choice of arming and disarming, whatever it is called."""
    return ALARM_CONTROL_PANEL.parts.told(AlarmPanelPart.MODE, evidence)


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
            reads=STATES.read,
            nears=NO_WORDS.read,
            requires=(("disarmed",), ARMED),
        ),
        Part(
            name=AlarmPanelPart.MODE,
            kinds=ENUMS,
            reads=STATES.read,
            nears=NO_WORDS.read,
            requires=(("disarmed",), ARMED),
            speaks=(CALLED["alarm_control_panel"],),
        ),
        Part(
            name=AlarmPanelPart.MODE,
            kinds=ENUMS,
            reads=STATES.read,
            nears=NO_WORDS.read,
            requires=(("disarmed",), ARMED),
            speaks=(),
        ),
    ),
    told=_told,
    main=(AlarmPanelPart.MODE,),
    needs=((AlarmPanelPart.MODE,),),
)
