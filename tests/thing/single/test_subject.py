"""Values of other types, members of structs, and what they are called."""

import pytest

from custom_components.tencent_iot_explorer.thing import Kind

from .. import entity_of, plan_of, property_of


@pytest.mark.parametrize(
    ("kind", "mode", "expected"),
    [
        (Kind.STRING, "rw", ("text", None, True)),
        (Kind.STRING, "r", ("sensor", None, True)),
        (Kind.TIMESTAMP, "r", ("sensor", "timestamp", True)),
        (Kind.TIMESTAMP, "rw", ("datetime", None, True)),
        (Kind.ARRAY, "rw", ("sensor", None, False)),
        (Kind.STRUCT, "r", ("sensor", None, False)),
    ],
)
def test_other_types(
    kind: Kind, mode: str, expected: tuple[str, str | None, bool]
) -> None:
    other = property_of("temp", "温度", "int", "r", unit="℃")
    _, entity = plan_of(other, property_of("x", "x", kind.value, mode)).entities
    assert (entity.platform, entity.device_class, entity.enabled) == expected


def test_struct_members_become_entities() -> None:
    specs = [
        {"id": "ax", "name": "X", "dataType": {"type": "float"}},
        {"id": "ay", "name": "Y", "dataType": {"type": "float"}},
    ]
    entities = plan_of(
        property_of("acc", "加速度", "struct", "r", specs=specs)
    ).entities
    assert [(each.key, each.name) for each in entities] == [
        ("acc.ax", "加速度 X"),
        ("acc.ay", "加速度 Y"),
    ]
    assert entities[1].bindings["value"].read({"acc": {"ay": "1.5"}}) == 1.5


def test_a_value_without_a_name_is_called_as_it_is_described() -> None:
    raw = property_of("hd", "hd", "int", min=1, max=9) | {"desc": "厚度 1-9"}
    assert entity_of(raw).name == "厚度"


@pytest.mark.parametrize(
    "description",
    [
        "取值范围：0-600",
        "单位秒",
        "单位：秒",
        "范围 0-600",
        "枚举值",
        "布尔值",
        "只读",
        "默认值 20",
        "保留",
        "放大10倍",
        "仅支持电池款",
        "见附录",
        "温度低于设定值时，启动",
        "温度，低于它时启动",
        "温度 低于它时启动",
    ],
)
def test_what_is_said_of_a_value_is_no_name(description: str) -> None:
    raw = property_of("x1", "", "int", min=0, max=100) | {"desc": description}
    entity = entity_of(raw)
    assert (entity.name, entity.device_class) == (
        "x1",
        "duration" if "秒" in description else None,
    )
