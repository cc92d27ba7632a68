"""Covers: their commands, how far they are open, and what they are."""

from typing import Any

import pytest

from .. import find, plan_of, property_of
from . import composite, main_of, meanings


def test_curtains() -> None:
    cover = composite("electric-curtains", "cover")
    assert cover.bindings.keys() == {
        "command",
        "position",
        "current_position",
        "state",
    }
    assert meanings(cover, "command") == {
        "open": "open",
        "close": "close",
        "pause": "stop",
    }
    assert meanings(cover, "state") == {"opening": "opening", "closing": "closing"}
    assert cover.name is None


def test_a_laundry_rack_tells_its_position_but_is_not_sent_there() -> None:
    cover = composite("laundry-rack", "cover")
    assert cover.bindings.keys() == {"command", "current_position", "state"}
    assert meanings(cover, "command") == {"up": "open", "down": "close", "stop": "stop"}


@pytest.mark.parametrize(
    "mapping",
    [
        {"0": "打开", "1": "停止", "2": "关闭"},
        {"2": "关", "1": "停", "0": "开"},
        {"open": "a", "stop": "b", "close": "c"},
    ],
)
def test_cover_commands_are_told_by_meaning(mapping: dict[str, str]) -> None:
    cover = find(
        plan_of(property_of("control", "控制", "enum", mapping=mapping)), "cover"
    )
    assert set(cover.bindings["command"].meanings.values()) == {"open", "stop", "close"}


@pytest.mark.parametrize(
    ("id_", "name", "labels"),
    [
        ("cmd", "指令", "开 停 关 行人"),
        ("motor_cmd", "电机指令", "打开 停止 关闭 半开"),
        ("action", "动作", "上升 下降 停 通风位"),
        ("operate", "操作", "开门 关门 停止 无操作"),
    ],
)
def test_what_a_cover_is_told_besides_can_still_be_chosen(
    id_: str, name: str, labels: str
) -> None:
    mapping = {str(key): label for key, label in enumerate(labels.split())}
    device_plan = plan_of(property_of(id_, name, "enum", mapping=mapping))
    command = find(device_plan, "cover").bindings["command"]
    assert set(command.meanings.values()) == {"open", "stop", "close"}
    chosen = {each.platform for each in device_plan.entities} - {"cover"}
    assert chosen == (set() if labels.endswith("无操作") else {"select"})


def test_a_control_that_cannot_open_is_no_cover() -> None:
    mapping = {"0": "启动", "1": "取消"}
    device_plan = plan_of(property_of("control", "控制", "enum", mapping=mapping))
    assert find(device_plan, "select").key == "control"


@pytest.mark.parametrize("name", ["关闭百分比", "闭合度百分比"])
def test_a_position_that_counts_how_far_it_is_closed_is_turned(name: str) -> None:
    commands = {"0": "上升", "1": "停止", "2": "下降"}
    cover = plan_of(
        property_of("cmd", "电机指令", "enum", mapping=commands),
        property_of("pos", name, "int", min=0, max=100, step=1, unit="%"),
    ).entities[0]
    assert cover.platform == "cover"
    assert cover.bindings["position"].reversed


def test_words_for_moving_tell_what_the_ends_are() -> None:
    states = {"0": "关闭", "1": "打开", "2": "开门中", "3": "关门中"}
    (gate,) = plan_of(
        property_of(
            "door", "大门控制", "enum", mapping={"0": "关门", "1": "开门", "2": "停止"}
        ),
        property_of("stat", "大门状态", "enum", "r", mapping=states),
    ).entities
    assert dict(gate.bindings["state"].meanings) == {
        "0": "closed",
        "1": "open",
        "2": "opening",
        "3": "closing",
    }


@pytest.mark.parametrize(
    ("closed", "opened", "closing", "opening"),
    [
        ("已关", "已开", "正在关", "正在开"),
        ("关到位", "开到位", "正在关门", "正在开门"),
        ("关好", "开好", "关窗中", "开窗中"),
        ("收回", "展开", "收回中", "展开中"),
        ("下降到底", "上升到顶", "正在下降", "正在上升"),
        ("已到底", "已到顶", "下行中", "上行中"),
    ],
)
def test_a_cover_tells_that_it_moves_in_the_words_of_what_it_is(
    closed: str, opened: str, closing: str, opening: str
) -> None:
    labels = {"0": closed, "1": opened, "2": closing, "3": opening}
    moves = {"0": "打开", "1": "停止", "2": "关闭"}
    (cover,) = plan_of(
        property_of("control", "控制", "enum", mapping=moves),
        property_of("state", "状态", "enum", "r", mapping=labels),
    ).entities
    meanings = ("closed", "open", "closing", "opening")
    assert tuple(cover.bindings["state"].meanings.values()) == meanings


def test_how_far_a_window_opens_and_the_angle_of_a_blind_are_of_the_cover() -> None:
    moves = {"0": "打开", "1": "停止", "2": "关闭"}
    (cover,) = plan_of(
        property_of("control", "控制", "enum", mapping=moves),
        property_of("p", "开窗程度", "int", min=0, max=100, unit="%"),
        property_of("jiaodu", "角度", "int", min=0, max=180, unit="°"),
    ).entities
    assert set(cover.bindings) == {"command", "position", "tilt"}


def test_what_a_cover_tells_is_not_detected_besides() -> None:
    states = ("已关闭", "已打开", "正在打开", "正在关闭", "停在中间")
    moves = {"open": "开门", "close": "关门", "stop": "停止"}
    entities = plan_of(
        property_of("door_control", "门控制", "stringenum", mapping=moves),
        property_of(
            "door_state",
            "门状态",
            "enum",
            "r",
            mapping=dict(zip("01234", states, strict=True)),
        ),
        property_of("light_switch", "照明灯", "bool"),
    ).entities
    assert "binary_sensor" not in {each.platform for each in entities}


@pytest.mark.parametrize(
    ("others", "key"),
    [
        (
            [property_of("mode", "模式", "enum", mapping={"0": "自动", "1": "沿边"})],
            "mode",
        ),
        ([], "work"),
    ],
)
def test_a_window_robot_is_known_by_its_command_where_it_has_one(
    others: list[dict[str, Any]], key: str
) -> None:
    vacuum = find(
        plan_of(
            property_of("work", "擦窗", "bool"),
            property_of(
                "state", "状态", "enum", "r", mapping={"0": "待机", "1": "擦窗中"}
            ),
            *others,
        ),
        "vacuum",
    )
    assert vacuum.key == key


@pytest.mark.parametrize(
    ("name", "device_class"),
    [("百叶帘电机", "blind"), ("开窗器", "window"), ("蜂巢帘", "shade")],
)
def test_a_cover_is_what_its_product_is_called(name: str, device_class: str) -> None:
    command = property_of(
        "CMD", "动作", "enum", mapping={"0": "开", "1": "关", "2": "停"}
    )
    assert main_of(command, name=name).device_class == device_class


def test_a_curtain_beside_a_door_is_a_curtain() -> None:
    door = property_of("MC", "房门", "bool", "r")
    command = property_of(
        "CL", "窗帘", "enum", mapping={"0": "停", "1": "开", "2": "关"}
    )
    device_plan = plan_of(door, command)
    assert find(device_plan, "cover").device_class == "curtain"


def test_a_garage_door_is_no_door_although_its_state_says_so() -> None:
    command = property_of(
        "c", "开关门", "enum", mapping={"0": "关门", "1": "开门", "2": "停止"}
    )
    state = property_of(
        "s", "门状态", "enum", "r", mapping={"0": "已关", "1": "已开", "2": "运行中"}
    )
    assert main_of(command, state, name="电动车库门").device_class == "garage"


def test_the_switch_of_a_door_that_tells_how_it_moves_opens_what_is_called_so() -> None:
    switch = property_of("door", "Door", "bool", mapping={"0": "Close", "1": "Open"})
    state = property_of(
        "st",
        "Door Status",
        "enum",
        "r",
        mapping={"0": "Closed", "1": "Open", "2": "Opening", "3": "Closing"},
    )
    door = main_of(switch, state, name="Garage Opener")
    assert (door.platform, door.device_class) == ("cover", "garage")


def test_what_a_relay_does_when_its_power_is_back_is_no_state_of_a_cover() -> None:
    device_plan = plan_of(
        property_of(
            "ctrl",
            "窗帘控制",
            "enum",
            mapping={"0": "开", "1": "停", "2": "关"},
        ),
        property_of(
            "relay_status",
            "上电状态",
            "enum",
            mapping={"0": "关", "1": "开", "2": "保持"},
        ),
    )
    assert find(device_plan, "cover").bindings.keys() == {"command"}
