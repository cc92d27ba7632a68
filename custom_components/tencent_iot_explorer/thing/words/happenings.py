"""What devices announce."""

from ..roles import Happening
from ..table import Table

HAPPENINGS = Table(
    Happening(name="status_report", words="status_report device_status 状态上报"),
    Happening(name="hardware_fault", words="hardware_fault 硬件故障"),
    Happening(
        name="low_battery",
        words="low_voltage low_battery battery_low low_power 低电量 低电压 低电量告警 "
        "低电量报警 电量低",
    ),
    Happening(
        name="doorbell",
        words="doorbell door_bell bell_ring ring visitor_call 门铃 按门铃 门铃事件 门铃呼叫 访客呼叫",
        device_class="doorbell",
    ),
    Happening(
        name="unlock",
        words="unlock unlock_event open_door unlock_record door_unlock 开锁 开锁事件 "
        "开门 开门事件 开锁记录 开门记录 解锁",
    ),
    Happening(name="lock", words="lock lock_event lock_record 上锁 上锁事件 关锁"),
    Happening(
        name="tamper",
        words="tamper tamper_alarm tamper_event temper_alarm 防拆 防撬 防拆报警 防撬报警 "
        "防拆告警 防撬告警 撬锁报警",
    ),
    Happening(
        name="motion",
        words="motion motion_detected motion_event motion_alarm human_detected 人体移动 "
        "移动侦测 移动侦测事件 有人移动 人形侦测",
        device_class="motion",
    ),
    Happening(name="smoke", words="smoke smoke_alarm 烟雾报警 烟雾告警"),
    Happening(
        name="gas",
        words="gas gas_alarm gas_leak 燃气报警 燃气告警 燃气泄漏 煤气报警 煤气泄漏 天然气泄漏 可燃气体泄漏",
    ),
    Happening(
        name="water_leak",
        words="water_leak leak_alarm water_alarm flood 水浸报警 漏水报警 水浸告警 漏水告警",
    ),
    Happening(name="hijack", words="hijack hijack_alarm duress 劫持 劫持报警 胁迫报警"),
    Happening(name="sos", words="sos sos_alarm emergency 紧急求助 紧急呼叫 求救"),
    Happening(
        name="alarm",
        words="alarm alarm_event alarm_report event_warnning event_warning warning alert "
        "报警 告警 报警事件 告警事件 网关告警上报",
    ),
    Happening(
        name="fault",
        words="fault fault_event event_error device_fault error_report error 故障 故障事件 "
        "故障上报 设备故障",
    ),
)

# What says only that something has happened.
VAGUE = frozenset({"alarm", "fault", "hardware_fault", "status_report"})
