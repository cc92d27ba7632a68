"""What tells that an alarm host has been triggered."""

import pytest

from .. import find, plan_of, property_of

MODE = property_of(
    "master_mode", "主机模式", "enum", mapping={"0": "撤防", "1": "外出布防"}
)


@pytest.mark.parametrize(
    "options",
    [
        {"0": "离线", "1": "在线"},
        {"0": "异常", "1": "正常"},
        {"0": "停止", "1": "运行"},
        {},
    ],
)
def test_the_state_of_a_host_is_no_alarm_without_words_for_one(
    options: dict[str, str],
) -> None:
    state = property_of("master_state", "主机状态", "bool", "r", mapping=options)
    panel = find(plan_of(MODE, state), "alarm_control_panel")
    assert "alarm" not in panel.bindings


def test_the_state_of_a_host_is_an_alarm_where_it_says_so() -> None:
    options = {"0": "正常", "1": "报警"}
    state = property_of("master_state", "主机状态", "bool", "r", mapping=options)
    panel = find(plan_of(MODE, state), "alarm_control_panel")
    assert panel.bindings["alarm"].meanings == {"0": "off", "1": "on"}


def test_an_alarm_tells_of_itself_before_the_state_of_its_host() -> None:
    states = {"0": "正常", "1": "故障", "2": "报警"}
    panel = find(
        plan_of(
            MODE,
            property_of("host_state", "主机状态", "enum", "r", mapping=states),
            property_of("alarm_state", "报警状态", "bool", "r"),
        ),
        "alarm_control_panel",
    )
    assert panel.bindings["alarm"].property_id == "alarm_state"
