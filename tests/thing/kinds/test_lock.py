"""Locks: one, several, and those of something else."""

import pytest

from custom_components.tencent_iot_explorer.thing import parse_thing_model, plan

from .. import find, plan_of, property_of


def test_a_lock_is_locked_by_what_means_just_that() -> None:
    options = {"0": "反锁", "1": "上锁", "2": "开锁"}
    lock = find(
        plan_of(property_of("lock_state", "锁状态", "enum", mapping=options)), "lock"
    )
    assert lock.bindings["lock"].write_word("locked", {}) == ("lock_state", 1)


LOCKABLE = {"0": "关锁", "1": "开锁"}


@pytest.mark.parametrize(
    ("properties", "names"),
    [
        ({"lock_1": "锁1", "lock_2": "锁2"}, ["锁1", "锁2"]),
        ({"front_lock": "前门锁", "back_lock": "后门锁"}, ["前门锁", "后门锁"]),
        ({"box1": "1号箱门", "box2": "2号箱门"}, ["1号箱门", "2号箱门"]),
        ({"lock": "门锁", "lock_2": "副锁"}, [None, "副锁"]),
        ({"lock": "门锁", "child_lock": "童锁"}, [None]),
        ({"front_lock": "前门锁"}, [None]),
        ({"lock_1": "互锁1", "lock_2": "自锁2"}, []),
    ],
)
@pytest.mark.parametrize("type_", ["bool", "enum"])
def test_each_of_several_locks(
    properties: dict[str, str], names: list[str | None], type_: str
) -> None:
    """One alone is called like its device; a main one is, too."""
    parts = [
        property_of(id_, name, type_, mapping=LOCKABLE)
        for id_, name in properties.items()
    ]
    locks = [each for each in plan_of(*parts).entities if each.platform == "lock"]
    assert [each.name for each in locks] == names
    for lock in locks:
        assert lock.bindings["lock"].write_word("unlocked", {}) == (lock.key, 1)


def test_each_of_several_locks_has_its_own_state() -> None:
    parts = [
        property_of(f"{id_}_{number}", f"{name}{number}", "bool", mode)
        for number in (1, 2)
        for id_, name, mode in (("lock", "锁", "rw"), ("lock_state", "锁状态", "r"))
    ]
    locks = plan_of(*parts).entities
    assert [
        (each.platform, each.key, each.bindings["state"].property_id) for each in locks
    ] == [("lock", "lock_1", "lock_state_1"), ("lock", "lock_2", "lock_state_2")]


@pytest.mark.parametrize("id_", ["lock", "suoding", "lock_cmd"])
def test_what_holds_an_appliance_is_a_setting_of_it_and_no_lock(id_: str) -> None:
    options = {"0": "解锁", "1": "锁定"}
    switch = find(
        plan_of(
            property_of("power", "空调开关", "bool"),
            property_of("t", "目标温度", "int", min=16, max=30, unit="℃"),
            property_of("mode", "模式", "enum", mapping={"0": "制冷", "1": "制热"}),
            property_of(id_, "锁定", "bool", mapping=options),
        ),
        "switch",
    )
    assert (switch.key, switch.category) == (id_, "config")


@pytest.mark.parametrize(
    ("product", "called"),
    [("家用充电桩", "电子锁"), ("门锁", None), ("门禁一体机", None), ("", None)],
)
def test_a_lock_of_something_else_has_a_name(product: str, called: str | None) -> None:
    mapping = {"0": "解锁", "1": "上锁"}
    lock = property_of("dz_lock", "电子锁", "bool", mapping=mapping)
    model = parse_thing_model({"properties": [lock]}, name=product)
    assert find(plan(model), "lock").name == called


def test_the_lock_of_a_lid_is_called_so_beside_the_power_of_a_device() -> None:
    mapping = {"0": "解锁", "1": "上锁"}
    lock = property_of("lock", "盖锁", "bool", mapping=mapping)
    entity = find(plan_of(property_of("onoff", "开机", "bool"), lock), "lock")
    assert entity.name == "盖锁"


def test_a_vehicle_is_locked_although_it_counts_its_trip() -> None:
    mapping = {"0": "解锁", "1": "上锁"}
    lock = property_of("lock_state", "锁车", "bool", mapping=mapping)
    trip = property_of("trip", "本次里程", "float", "r", min=0, max=200, unit="km")
    assert find(plan_of(lock, trip), "lock").key == "lock_state"


@pytest.mark.parametrize("product", ["双温区酒柜", "自动售货机", "冰柜"])
def test_what_cools_is_no_lock_although_it_has_one(product: str) -> None:
    properties = [
        property_of("lock", "门锁", "bool", mapping={"0": "开锁", "1": "上锁"}),
        property_of("set", "设定温度", "int", min=2, max=18, unit="℃"),
    ]
    lock = find(
        plan(parse_thing_model({"properties": properties}, name=product)), "lock"
    )
    assert lock.name == "门锁"
