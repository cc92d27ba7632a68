"""What came last is kept, and no more than there is room for."""

from custom_components.tencent_iot_explorer.cloud import Latest


def test_the_oldest_makes_room() -> None:
    latest = Latest[str, int](2)
    latest["a"], latest["b"], latest["c"] = 1, 2, 3
    assert latest == {"b": 2, "c": 3}


def test_what_is_set_again_is_new() -> None:
    latest = Latest[str, int](2)
    latest["a"], latest["b"], latest["a"] = 1, 2, 3
    latest["c"] = 4
    assert latest == {"a": 3, "c": 4}
