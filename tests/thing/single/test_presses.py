"""What is pressed: keys that report it, and buttons."""

import pytest

from custom_components.tencent_iot_explorer.thing import parse_thing_model, plan

from .. import entity_of, plan_of, property_of


def test_presses_are_events() -> None:
    entity = entity_of(
        property_of(
            "key", "按键", "enum", "r", mapping={"0": "单击", "1": "双击", "2": "长按"}
        )
    )
    meanings = entity.bindings["value"].meanings
    assert entity.platform == "event"
    assert dict(meanings) == {"0": "single", "1": "double", "2": "long"}


def test_what_one_press_ruins_and_what_never_rests_is_off_by_default() -> None:
    for id_, name in (("factory_reset", "恢复出厂设置"), ("sd_format", "格式化存储卡")):
        ruin = entity_of(property_of(id_, name, "bool"))
        assert (ruin.platform, ruin.category, ruin.enabled) == (
            "button",
            "config",
            False,
        )
    signal, temperature = plan_of(
        property_of("rssi", "信号强度", "int", "r", unit="dBm"),
        property_of("temp_current", "当前温度", "int", "r", unit="℃"),
    ).entities
    assert (signal.enabled, temperature.enabled) == (False, True)


def test_a_restart_is_known_to_home_assistant() -> None:
    restart = entity_of(property_of("reboot", "重启", "bool"))
    assert (restart.device_class, restart.enabled) == ("restart", True)


@pytest.mark.parametrize(
    ("id_", "name", "enabled"),
    [("reset_factory", "恢复出厂", False), ("find", "寻找设备", True)],
)
def test_an_action_that_ruins_is_off_by_default(
    id_: str, name: str, enabled: bool
) -> None:
    raw = {"version": "1.0", "actions": [{"id": id_, "name": name}]}
    (button,) = plan(parse_thing_model(raw)).entities
    assert (button.platform, button.enabled) == ("button", enabled)


@pytest.mark.parametrize(
    ("options", "platform"),
    [
        (("无", "开始"), "button"),
        (("无操作", "清空"), "button"),
        (("无", "有"), "select"),
        (("关", "开"), "switch"),
    ],
)
def test_a_choice_of_nothing_and_something_to_do_is_pressed(
    options: tuple[str, str], platform: str
) -> None:
    mapping = {"0": options[0], "1": options[1]}
    raw = property_of("x", "手动投料", "stringenum", mapping=mapping)
    assert entity_of(raw).platform == platform


@pytest.mark.parametrize(
    ("name", "mapping"),
    [
        ("烘干", {"0": "空闲", "1": "烘干中"}),
        ("喂食", {"0": "空闲", "1": "喂食中"}),
        ("附加模式", {"0": "无", "1": "强力"}),
        ("香薰", {"0": "无", "1": "薰衣草"}),
        ("预约", {"0": "无", "1": "已预约"}),
        ("灯效", {"0": "无", "1": "流光"}),
        ("附加功能", {"0": "None", "1": "Turbo"}),
        ("手动模式", {"0": "无", "1": "开始"}),
        ("滤芯", {"0": "无", "2": "复位"}),
    ],
)
def test_a_choice_of_nothing_and_something_that_lasts_is_chosen(
    name: str, mapping: dict[str, str]
) -> None:
    raw = property_of("x", name, "enum", mapping=mapping)
    assert entity_of(raw).platform == "select"


@pytest.mark.parametrize(
    ("name", "label"),
    [("滤芯复位", "复位"), ("冲水", "冲水"), ("紧急停止", "停止"), ("自检", "开始")],
)
def test_a_command_is_pressed(name: str, label: str) -> None:
    raw = property_of("x", name, "enum", mapping={"0": "无", "1": label})
    assert entity_of(raw).platform == "button"


@pytest.mark.parametrize(
    ("description", "platform"),
    [
        ("写1设定", "button"),
        ("下发1时执行", "button"),
        ("Write 1 to set", "button"),
        ("写1开，写0关", "switch"),
        ("", "switch"),
    ],
)
def test_what_one_is_written_to_do_is_pressed(description: str, platform: str) -> None:
    bit = property_of("xc", "上行程", "int", min=0, max=1)
    assert entity_of(bit | {"desc": description}).platform == platform


def test_a_known_press_is_known_as_a_choice_as_well() -> None:
    mapping = {"0": "无", "1": "重启"}
    entity = entity_of(property_of("x", "重启", "stringenum", mapping=mapping))
    found = (entity.platform, entity.translation_key, entity.device_class)
    assert found == ("button", "restart", "restart")
    assert entity.bindings["value"].write_word("on", {}) == ("x", "1")


@pytest.mark.parametrize(
    ("id_", "name", "key"),
    [
        ("reboot", "设备重启", "restart"),
        ("unlock_remote", "远程开锁", "remote_unlock"),
        ("dance", "跳舞", None),
    ],
)
def test_an_action_is_called_like_a_press(id_: str, name: str, key: str | None) -> None:
    model = parse_thing_model({"actions": [{"id": id_, "name": name}]})
    (entity,) = plan(model).entities
    assert (entity.platform, entity.translation_key) == ("button", key)


@pytest.mark.parametrize(
    ("off", "on", "platform"),
    [("无", "清理", "button"), ("无操作", "喂食", "button"), ("关", "开", "switch")],
)
def test_what_is_done_once_is_pressed(off: str, on: str, platform: str) -> None:
    mapping = {"0": off, "1": on}
    entity = entity_of(property_of("act", "手动动作", "bool", mapping=mapping))
    assert entity.platform == platform


def test_a_key_at_rest_is_no_press() -> None:
    mapping = {"0": "无", "1": "单击", "2": "双击"}
    entity = entity_of(property_of("key_1", "按键1", "enum", "r", mapping=mapping))
    value = entity.bindings["value"]
    assert entity.platform == "event"
    assert [value.read_word({"key_1": n}) for n in range(3)] == [
        None,
        "single",
        "double",
    ]


@pytest.mark.parametrize(
    ("id_", "name"),
    [("eev_step", "电子膨胀阀步数"), ("x", "主阀步数"), ("exv", "开度")],
)
def test_the_steps_of_a_valve_go_up_and_down(id_: str, name: str) -> None:
    entity = entity_of(property_of(id_, name, "int", "r", min=0, max=500, unit="步"))
    assert entity.state_class == "measurement"


@pytest.mark.parametrize(
    ("id_", "name", "platform"),
    [
        ("ptz_stop", "停止转动", "button"),
        ("x", "清空机器预约", "button"),
        ("x", "查询分区参数", "button"),
        ("x", "报警测试", "button"),
        ("x", "Clear events", "button"),
        ("x", "清空模式", "switch"),
        ("x", "定时刷新", "switch"),
        ("x", "清晰显示", "switch"),
    ],
)
def test_what_a_name_says_is_done_is_pressed(
    id_: str, name: str, platform: str
) -> None:
    entity = entity_of(property_of(id_, name, "bool", mapping={"0": "关", "1": "开"}))
    assert entity.platform == platform


def test_defaults_are_restored_by_those_who_want_it() -> None:
    entity = entity_of(property_of("rd_set", "恢复默认设置", "bool"))
    assert (entity.role, entity.enabled) == ("factory_reset", False)
