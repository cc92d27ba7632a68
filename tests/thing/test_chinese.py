"""What vendors call in English, in a Chinese home: all of it in Chinese, or nothing."""

import pytest

from custom_components.tencent_iot_explorer.thing import in_chinese

from . import entity_of, property_of


@pytest.mark.parametrize(
    ("name", "chinese"),
    [
        ("PM2.5 Alarm", "PM2.5报警"),
        ("Target Distance", "目标距离"),
        ("fan_timer", "风机定时"),
        ("batery percent", "电池百分比"),
        ("CO2 alram", "CO2报警"),
        ("FilterLife", "滤芯寿命"),
        ("Socket 2 power", "插孔2功率"),
        ("cur_speed_angle", "当前速度角度"),
        ("Pack current", "电池组电流"),
        ("Min cell voltage", "最低单体电压"),
        ("camera_color_bar", "摄像头彩条"),
        ("DayNightMode", "日夜模式"),
        ("FormatStorageMediumProgress", "格式化存储介质进度"),
        ("Standing time today", "今日站立时间"),
        ("Collision sensitivity", "碰撞灵敏度"),
        ("VoiceIntercomMode", "语音对讲模式"),
        ("Information4G RSRP", "信息4G RSRP"),
        ("Traffic usage", "流量使用量"),
        ("Wind Gust", "阵风"),
        ("Total Rain", "累计雨量"),
    ],
)
def test_a_name_of_known_words(name: str, chinese: str) -> None:
    assert in_chinese(name) == chinese


@pytest.mark.parametrize(
    "name", ["Flux capacitor", "温度", "CO2", "3", "", "ld", "V", "T1_S"]
)
def test_a_name_that_is_not_all_known_stays(name: str) -> None:
    assert in_chinese(name) is None


def test_options_are_chinese_when_all_are_known() -> None:
    mapping = {"0": "STANDBY", "1": "Side brush tangled"}
    entity = entity_of(property_of("x", "Blade stage", "enum", "r", mapping=mapping))
    assert entity.chinese
    assert (entity.chinese.name, entity.chinese.options) == (
        "刀片阶段",
        ("待机", "边刷缠绕"),
    )


def test_one_unknown_option_leaves_all_in_english() -> None:
    mapping = {"0": "STANDBY", "1": "FLUX"}
    entity = entity_of(property_of("x", "Blade stage", "enum", "r", mapping=mapping))
    assert entity.options == ("STANDBY", "FLUX")
    assert entity.chinese
    assert entity.chinese.options == entity.options


def test_words_of_home_assistant_stay() -> None:
    """A mode of a climate is a word of Home Assistant in every language."""
    mapping = {"0": "cool", "1": "heat"}
    entity = entity_of(
        property_of("power_switch", "power", "bool"),
        property_of("mode", "mode", "enum", mapping=mapping),
        property_of("target_temp", "target temperature", "int", unit="°C"),
    )
    assert entity.platform == "climate"
    assert (entity.chinese, entity.english) == (None, None)


@pytest.mark.parametrize(("unit", "chinese"), [("CNY", "余额"), ("", "平衡")])
def test_a_balance_is_money_or_between_left_and_right(unit: str, chinese: str) -> None:
    entity = entity_of(property_of("bal", "Balance", "int", min=-9, max=9, unit=unit))
    assert entity.chinese
    assert entity.chinese.name == chinese
