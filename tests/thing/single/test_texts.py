"""Texts that people write."""

import pytest

from .. import entity_of, plan_of, property_of


@pytest.mark.parametrize(
    ("id_", "name", "description"),
    [
        ("image_base64", "图片", ""),
        ("video_codec", "视频编码", ""),
        ("data", "数据", "base64 编码的数据"),
        ("map", "地图数据", ""),
        ("path_data", "清扫路径", ""),
    ],
)
def test_data_for_programs_is_no_text_to_edit(
    id_: str, name: str, description: str
) -> None:
    _, entity = plan_of(
        property_of("temp", "温度", "int", "r", unit="℃"),
        property_of(id_, name, "string") | {"desc": description},
    ).entities
    assert (entity.platform, entity.enabled) == ("sensor", False)


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("ssid", "x"),
        ("WifiName", "x"),
        ("x", "wifi热点名"),
        ("x", "WiFi名称"),
        ("network_type", "x"),
        ("x", "网络类型"),
        ("x", "运营商"),
    ],
)
def test_what_network_a_device_is_in_is_diagnostic(id_: str, name: str) -> None:
    entity = entity_of(property_of(id_, name, "string", "r"))
    assert (entity.platform, entity.category) == ("sensor", "diagnostic")


@pytest.mark.parametrize(
    ("define", "lengths"),
    [
        ({"max": "16"}, (0, 16)),
        ({"min": 8}, (8, 255)),
        ({"min": 8, "max": 8}, (8, 8)),
        ({"min": 9, "max": 8}, (8, 8)),
        ({"min": 300}, (255, 255)),
        ({"min": -1, "max": 0}, (0, 255)),
        ({}, (0, 255)),
    ],
)
def test_how_long_a_text_may_be(
    define: dict[str, object], lengths: tuple[int, int]
) -> None:
    entity = entity_of(property_of("note", "备注", "string", "rw", **define))
    assert (entity.platform, entity.minimum, entity.maximum) == ("text", *lengths)
