"""Events by what they mean."""

import pytest

from custom_components.tencent_iot_explorer.thing import parse_thing_model, plan

MODEL = {"version": "1.0", "properties": [], "actions": []}


@pytest.mark.parametrize(
    ("id_", "name", "role", "device_class"),
    [
        ("low_voltage", "LowVoltage", "low_battery", None),
        ("e1", "门铃", "doorbell", "doorbell"),
        ("unlock", "开锁事件", "unlock", None),
        ("motion_detected", "Motion", "motion", "motion"),
        ("ring", "有人按门铃", "doorbell", "doorbell"),
        ("leak_alarm", "漏水告警", "water_leak", None),
        ("leak_alarm", "泄漏报警", "water_leak", None),
        ("leak_alarm", "燃气泄漏", "gas", None),
        ("leak_alarm", "煤气泄漏超标", "event", None),
        ("alarm", "低电量告警提示", "event", None),
        ("low_battery", "告警", "low_battery", None),
        ("e7", "告警", "alarm", None),
        ("x_event", "某事件", "event", None),
    ],
)
def test_well_known_events_are_translated(
    id_: str, name: str, role: str, device_class: str | None
) -> None:
    event = {"id": id_, "name": name, "type": "info", "params": []}
    (entity,) = plan(parse_thing_model({**MODEL, "events": [event]})).entities
    assert (entity.role, entity.device_class) == (role, device_class)
    assert entity.translation_key == (None if role == "event" else role)
    assert entity.name == name
    assert entity.key == f"event:{id_}"
