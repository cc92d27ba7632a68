"""Trackers: where something is."""

from typing import Any

from .. import find, plan_of, property_of


def struct_of_place(id_: str, name: str) -> dict[str, Any]:
    """Return a struct of latitude and longitude."""
    specs = [
        {"id": each, "name": each, "dataType": {"type": "float"}}
        for each in ("lat", "lng")
    ]
    return property_of(id_, name, "struct", specs=specs)


def test_a_tracker_is_where_it_is_not_where_it_is_to_be() -> None:
    here = [property_of(each, each, "float", "r") for each in ("lat", "lng")]
    beside = find(plan_of(*here, struct_of_place("last", "上次")), "device_tracker")
    assert set(beside.property_ids) == {"lat", "lng"}
    fence = struct_of_place("area", "电子围栏")
    gps = struct_of_place("gps", "位置")
    assert find(plan_of(fence, gps), "device_tracker").property_ids == ("gps",)
    alone = {each.platform for each in plan_of(fence).entities}
    assert "device_tracker" not in alone
