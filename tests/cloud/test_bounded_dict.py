"""What came last is kept, and no more than there is room for."""

from custom_components.tencent_iot_explorer.cloud import BoundedDict


def test_the_oldest_makes_room() -> None:
    known = BoundedDict[str, int](2)
    known["a"], known["b"], known["c"] = 1, 2, 3
    assert known == {"b": 2, "c": 3}


def test_what_is_set_again_is_new() -> None:
    known = BoundedDict[str, int](2)
    known["a"], known["b"], known["a"] = 1, 2, 3
    known["c"] = 4
    assert known == {"a": 3, "c": 4}
