"""What becomes no entity."""

import pytest

from custom_components.tencent_iot_explorer.thing import parse_thing_model, plan

from . import plan_of, planned, property_of


@pytest.mark.parametrize(
    "property_id",
    [
        "_sys_ota",
        "_sys_video_call_status",
        "_sys_audio_call_status",
        "_sys _timestamp",
    ],
)
def test_plumbing_is_excluded(property_id: str) -> None:
    (exclusion,) = plan_of(property_of(property_id, "状态", "int")).exclusions
    assert (exclusion.kind, exclusion.id) == ("property", property_id)


def test_an_action_with_inputs_is_no_button() -> None:
    device_plan = planned("iot-device-java-light-sample")
    assert [(each.kind, each.id) for each in device_plan.exclusions] == [
        ("action", "blink")
    ]


def test_an_empty_model_has_an_empty_plan() -> None:
    assert plan_of() == planned("intelligent-gateway")
    assert plan_of().entities == ()


def test_events_and_actions_of_the_platform_are_plumbing() -> None:
    device_plan = plan(
        parse_thing_model(
            {
                "version": "1.0",
                "properties": [],
                "events": [{"id": "_sys_report", "name": "x", "type": "info"}],
                "actions": [{"id": "_sys_ask", "name": "x"}],
            }
        )
    )
    assert device_plan.entities == ()
    assert {(each.kind, each.id) for each in device_plan.exclusions} == {
        ("event", "_sys_report"),
        ("action", "_sys_ask"),
    }
