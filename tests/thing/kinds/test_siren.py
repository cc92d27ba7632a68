"""Sirens: what sounds, and for how long."""

import pytest

from custom_components.tencent_iot_explorer.thing import parse_thing_model, plan

from .. import find, plan_of, property_of


def test_a_siren_tells_how_long_it_sounds() -> None:
    """It is sent with an alarm, and can be set for those that the device gives."""
    device_plan = plan_of(
        property_of("siren", "警号", "bool"),
        property_of("alarm_time", "报警时长", "int", min=1, max=180, unit="s"),
    )
    assert "duration" in find(device_plan, "siren").bindings
    assert find(device_plan, "number").key == "alarm_time"


@pytest.mark.parametrize(
    ("name", "platform"), [("高分贝警号", "siren"), ("井下采集器", "switch")]
)
def test_what_is_alarmed_sounds_where_a_siren_is_told(name: str, platform: str) -> None:
    alarm = property_of("bj", "报警", "enum", mapping={"0": "停止", "1": "报警"})
    told = parse_thing_model({"properties": [alarm]}, name=name)
    assert [each.platform for each in plan(told).entities] == [platform]
