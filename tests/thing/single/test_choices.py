"""Choices: one of several options, set or shown."""

import pytest

from .. import entity_of, find, plan_of, property_of


@pytest.mark.parametrize(
    ("id_", "name", "mapping", "platform", "options"),
    [
        ("windspeed", "风速", {"0": "自动", "1": "低档"}, "select", ("auto", "low")),
        ("fan_speed", "风速", {"0": "一", "1": "二"}, "select", ("一", "二")),
        ("mode", "模式", {"a": "自动", "b": "自动"}, "select", ("自动", "自动 (b)")),
        (
            "work_state",
            "状态",
            {"0": "待机", "1": "加热"},
            "sensor",
            ("standby", "heating"),
        ),
        (
            "relay_status",
            "断电记忆",
            {"0": "关", "1": "开", "2": "记忆"},
            "select",
            ("off", "on", "memory"),
        ),
        ("x_result", "结果", {"0": "成功"}, "sensor", ("success",)),
        ("x_result", "结果", {"0": "某事"}, "sensor", ("某事",)),
        ("x", "程序", {"0": "标准", "1": "快洗"}, "select", ("standard", "quick_wash")),
        ("mode", "模式", {"0": "标准", "1": "节能"}, "select", ("standard", "eco")),
        ("data", "标识", {"only": "only"}, "select", ("only",)),
    ],
)
def test_choices(
    id_: str,
    name: str,
    mapping: dict[str, str],
    platform: str,
    options: tuple[str, ...],
) -> None:
    entity = entity_of(property_of(id_, name, "stringenum", mapping=mapping))
    assert (entity.platform, entity.options) == (platform, options)


def test_a_choice_that_is_only_reported_is_a_sensor() -> None:
    entity = entity_of(property_of("x", "x", "enum", "r", mapping={"0": "a"}))
    assert (entity.platform, entity.device_class) == ("sensor", "enum")


def test_a_choice_without_options_is_still_shown() -> None:
    assert entity_of(property_of("x", "x", "enum", "r")).options == ()


@pytest.mark.parametrize(("mode", "platform"), [("rw", "select"), ("r", "sensor")])
def test_a_number_whose_description_tells_more_states(mode: str, platform: str) -> None:
    raw = property_of("step", "挡", "int", mode, min=0, max=100)
    entity = entity_of(raw | {"desc": "0：停，1：慢速，2：快速"})
    assert entity.platform == platform
    assert entity.options == ("停", "慢速", "快速")
    assert entity.bindings["value"].write_word("快速", {}) == ("step", 2)


@pytest.mark.parametrize("name", ["警报提示声音", "门铃铃声", "门铃铃声试听"])
def test_how_a_device_sounds_is_a_setting(name: str) -> None:
    sounds = {"0": "警报声", "1": "普通"}
    assert (
        entity_of(property_of("x", name, "enum", mapping=sounds)).category == "config"
    )


def test_how_it_starts_with_the_power_back_is_set() -> None:
    mapping = {"0": "断开", "1": "接通", "2": "保持"}
    raw = property_of("x", "复电状态", "enum", mapping=mapping)
    assert entity_of(raw).platform == "select"


@pytest.mark.parametrize("name", ["ImageFlipState", "画面镜像状态"])
def test_how_a_picture_is_turned_is_set(name: str) -> None:
    mapping = {"0": "normal", "1": "flip", "2": "mirror"}
    assert entity_of(property_of("x", name, "enum", mapping=mapping)).platform == (
        "select"
    )


@pytest.mark.parametrize(
    ("options", "enabled"), [({"1": "1"}, False), ({"1": "1", "2": "2"}, True)]
)
def test_a_choice_of_one_is_off_by_default(
    options: dict[str, str], enabled: bool
) -> None:
    """It never changes, and nobody can choose."""
    power = property_of("power_switch", "开关", "bool")
    key = property_of("button1", "按键1", "enum", mapping=options)
    assert find(plan_of(power, key), "select").enabled is enabled


def test_who_has_unlocked_is_shown() -> None:
    unlocked = property_of("Finger_unlock", "指纹解锁", "int", min=0, max=100)
    assert entity_of(unlocked).platform == "sensor"


def test_one_number_that_is_told_is_no_choice() -> None:
    channel = property_of("x", "通道", "int", min=0, max=3) | {"desc": "0:关"}
    assert entity_of(channel).platform == "number"


@pytest.mark.parametrize("name", ["电量", "剩余电量", "信号", "WiFi信号强度"])
def test_a_charge_or_a_signal_in_words_is_diagnostic(name: str) -> None:
    mapping = {"0": "偏弱", "1": "一般", "2": "满格"}
    entity = entity_of(property_of("x", name, "enum", "r", mapping=mapping))
    assert (entity.platform, entity.category) == ("sensor", "diagnostic")


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("上报间隔", "select"),
        ("上报周期", "select"),
        ("Report interval", "select"),
        ("上报状态", "sensor"),
    ],
)
def test_how_often_something_is_reported_is_chosen(name: str, platform: str) -> None:
    mapping = {"0": "实时", "1": "1分钟", "2": "1小时"}
    entity = entity_of(property_of("x", name, "enum", mapping=mapping))
    assert entity.platform == platform


@pytest.mark.parametrize(
    ("name", "mode", "platform"),
    [
        ("开机状态", "r", "sensor"),
        ("开机状态", "rw", "select"),
        ("机器状态", "r", "sensor"),
        ("机器状态", "rw", "sensor"),
    ],
)
def test_a_state_is_chosen_only_for_what_follows_from_now_on(
    name: str, mode: str, platform: str
) -> None:
    mapping = {"0": "待机", "1": "加热", "2": "保温", "3": "故障"}
    entity = entity_of(property_of("x", name, "enum", mode, mapping=mapping))
    named = "status" if platform == "sensor" else "generic_select"
    assert (entity.platform, entity.role) == (platform, named)


def test_what_rings_at_a_door_is_no_alarm() -> None:
    entity = entity_of(
        property_of("song", "铃声选择", "enum", mapping={"0": "叮咚", "1": "鸟鸣"})
    )
    assert (entity.translation_key, entity.category) == (None, "config")


@pytest.mark.parametrize(
    ("id_", "name", "mode"),
    [
        ("alarm_state", "报警状态", "r"),
        ("color_mode", "色彩模式", "rw"),
        ("mode", "洗涤模式", "rw"),
    ],
)
def test_a_choice_is_called_as_its_name_says(id_: str, name: str, mode: str) -> None:
    mapping = {"0": "标准", "1": "强力", "2": "鲜艳"}
    entity = entity_of(property_of(id_, name, "enum", mode, mapping=mapping))
    assert entity.name == name
    assert entity.translation_key in {None, "alarm_status"}


def test_a_fault_is_called_a_fault() -> None:
    """Vendors copy names: 门磁故障 is one of a motion sensor."""
    mapping = {"0": "正常", "1": "低压", "2": "离线"}
    entity = entity_of(property_of("fault", "门磁故障", "enum", "r", mapping=mapping))
    assert entity.translation_key == "fault"
