"""Numbers that grow, rest or are counted again each day."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.thing import ADDED_UP

from .. import entity_of, measured, property_of


@pytest.mark.parametrize(
    ("id_", "name", "unit", "expected"),
    [
        ("add_elec", "增加电量", "kwh（度）", ("energy", "total_increasing", True)),
        ("e", "新增用水量", "L", ("water", "total_increasing", True)),
        ("fee_delta", "新增电费", "元", ("monetary", "total", True)),
        ("e", "累计用电量", "kWh", ("energy", "total_increasing", False)),
        ("total_cost", "累计电费", "元", ("monetary", "total", False)),
        ("e", "今日用电量", "kWh", ("energy", "total_increasing", False)),
        ("remain_ele", "剩余电量", "kWh", ("energy_storage", "measurement", False)),
        ("left", "剩余水量", "L", ("volume_storage", "measurement", False)),
        ("balance", "剩余金额", "元", ("monetary", None, False)),
        ("rated_energy", "额定容量", "kWh", ("energy_storage", None, False)),
        ("last_month_ele", "上月用电量", "kWh", ("energy", None, False)),
        ("e", "昨日用气量", "m³", ("gas", None, False)),
        ("yesterday_mileage", "昨日里程", "km", ("distance", None, False)),
        ("x", "上次运行时长", "min", ("duration", None, False)),
        ("x", "累计灌溉量", "m³", ("water", "total_increasing", False)),
        ("x", "水箱容量", "L", ("volume_storage", None, False)),
        ("battery_capacity", "电池容量", "kWh", ("energy_storage", None, False)),
        ("income", "累计收益", "元", ("monetary", "total", False)),
        ("income_today", "今日收益", "元", ("monetary", None, False)),
        ("x", "近7天用电量", "kWh", ("energy", None, False)),
        ("energy_inc", "energy_inc", "kWh", ("energy", "total_increasing", True)),
        ("x", "预计里程", "km", ("distance", "measurement", False)),
        ("x", "上次清扫时长", "min", ("duration", None, False)),
        ("x", "滤芯总寿命", "h", ("duration", None, False)),
        ("x", "目标距离", "cm", ("distance", "measurement", False)),
        ("x", "1号水表读数", "m3", ("water", "total_increasing", False)),
        ("x", "燃气表示数", "m³", ("gas", "total_increasing", False)),
        ("x", "电表底数", "度", ("energy", "total_increasing", False)),
    ],
)
def test_a_count_is_told_from_its_growth_its_rest_and_its_past(
    id_: str, name: str, unit: str, expected: tuple[str, str | None, bool]
) -> None:
    entity = measured(id_, name, unit=unit, min=0, max=100000)
    adds_up = bool(entity.traits.get(ADDED_UP))
    assert (entity.device_class, entity.state_class, adds_up) == expected


def test_what_is_counted_has_a_word_for_it_in_chinese() -> None:
    """Elsewhere it is no unit; in either language it grows."""
    entity = entity_of(property_of("n", "投料次数", "int", "r", max=99, unit="次"))
    assert (entity.unit, entity.state_class) == (None, "total_increasing")
    assert entity.chinese
    assert entity.chinese.unit == "次"


@pytest.mark.parametrize(
    ("id_", "name", "unit", "state_class"),
    [
        ("toilet_times", "如厕次数", "次", "total_increasing"),
        ("left_times", "剩余次数", "次", "measurement"),
        ("feed_today", "今日出粮", "份", "total_increasing"),
        ("feed_each", "每次出粮", "份", "measurement"),
        ("lamp_hours", "灯管累计时间", "h", "total_increasing"),
        ("x", "总清扫时间", "min", "total_increasing"),
        ("x", "清扫总面积", "㎡", "total_increasing"),
        ("x", "清扫面积", "㎡", "measurement"),
        ("dry_time", "烘干时间", "min", "measurement"),
        ("today_open", "今日开机时长", "min", "total_increasing"),
        ("eq_total", "总无功电能", "kvarh", "total_increasing"),
        ("calorie", "消耗热量", "kcal", "total_increasing"),
    ],
)
def test_what_only_grows_is_told_by_unit_or_name(
    id_: str, name: str, unit: str, state_class: str
) -> None:
    entity = entity_of(property_of(id_, name, "int", "r", min=0, max=9999, unit=unit))
    assert entity.state_class == state_class


@pytest.mark.parametrize(
    ("name", "define", "shown"),
    [
        ("左右平衡", {"min": -10, "max": 10}, ("number", None)),
        ("Balance", {"min": -20, "max": 20}, ("number", None)),
        ("声道平衡", {"min": 0, "max": 100, "unit": "%"}, ("number", None)),
        ("白平衡", {}, ("number", None)),
        ("余额", {}, ("sensor", None)),
        ("余额", {"min": 0, "max": 9999, "unit": "元"}, ("sensor", "monetary")),
        ("Balance", {"min": -99, "max": 9999, "unit": "CNY"}, ("sensor", "monetary")),
    ],
)
def test_a_balance_is_money_where_it_says_so(
    name: str, define: dict[str, Any], shown: tuple[str, str | None]
) -> None:
    """That of an amplifier is set."""
    entity = entity_of(property_of("balance", name, "int", **define))
    assert (entity.platform, entity.device_class) == shown


@pytest.mark.parametrize(
    ("id_", "name", "key"),
    [
        ("cur_ele", "今日用电量", "energy_today"),
        ("water_use", "本次用水量", None),
        ("cur_ele", "用电量", "energy"),
    ],
)
def test_a_count_is_called_by_its_period_where_its_name_tells_one(
    id_: str, name: str, key: str | None
) -> None:
    entity = measured(id_, name, min=0, max=10000)
    assert (entity.state_class, entity.translation_key) == ("total_increasing", key)


@pytest.mark.parametrize(
    ("id_", "name", "state_class"),
    [
        ("x", "开合次数", "total_increasing"),
        ("run_count", "Run count", "total_increasing"),
        ("cycle_count", "Cycle count", "total_increasing"),
        ("open_count", "OpenCount", "total_increasing"),
        ("snore_cnt", "Snores", "total_increasing"),
        ("x", "剩余次数", "measurement"),
        ("x", "指纹数量", None),
        ("x", "室内人数", None),
        ("DtcCount", "Fault_Code_Count", None),
    ],
)
def test_how_often_something_was_done_only_grows(
    id_: str, name: str, state_class: str | None
) -> None:
    assert measured(id_, name, min=0, max=9999).state_class == state_class


def test_a_net_amount_goes_down_as_well() -> None:
    entity = entity_of(property_of("x", "净累计流量", "int", "r", unit="m³"))
    assert entity.state_class == "total"


@pytest.mark.parametrize(
    ("name", "unit", "longest", "state_class"),
    [
        ("亮灯时长", "h", 99_999, "total_increasing"),
        ("亮灯时长", "h", 24, "measurement"),
        ("亮灯时长", "min", 9_999_999, "total_increasing"),
        ("剩余时间", "h", 99_999, "measurement"),
    ],
)
def test_a_time_that_can_last_for_years_adds_up(
    name: str, unit: str, longest: int, state_class: str
) -> None:
    time = measured("t", name, unit=unit, min=0, max=longest)
    assert time.state_class == state_class
