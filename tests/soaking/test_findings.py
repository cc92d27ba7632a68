"""What a soak takes for lost or wrong."""

from random import Random

import pytest

from scripts.soaking.belongings import forgotten, is_own, miscounted
from scripts.soaking.happenings import NAMES, some_fault
from scripts.soaking.soak import PRODUCTS
from scripts.soaking.table import Row, table
from scripts.soaking.truth import changed
from simulator import generate_home


def test_rows_of_statistics_that_are_gone_or_tell_something_else() -> None:
    before = {
        "a": [{"start": 1, "mean": 2}, {"start": 2, "mean": 3}],
        "b": [{"start": 1}],
    }
    after = {"a": [{"start": 1, "mean": 2}, {"start": 2, "mean": 4}, {"start": 3}]}
    assert forgotten(before, before) == 0
    assert forgotten(before, after) == 2


@pytest.mark.parametrize(("sums", "wrong"), [((0, 2, 5), 0), ((0, 2, 12), 1)])
def test_what_counts_as_much_as_its_meter(sums: tuple[float, ...], wrong: int) -> None:
    rows = [
        {"sum": each, "state": state}
        for each, state in zip(sums, (7, 9, 12), strict=True)
    ]
    assert miscounted({"meter": rows, "temperature": [{"mean": 1}]}) == wrong


def test_what_is_shown_otherwise() -> None:
    assert changed({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 3, "d": 4}) == {
        "b": (2, 3),
        "c": (3, None),
    }


def test_a_missed_goal_is_seen() -> None:
    rows = [Row(name="wrong", value=1, most=0), Row(name="sockets", value=5)]
    assert [each.holds for each in rows] == [False, True]
    assert "| wrong | 1 **missed** | ≤ 0 |" in table(rows)


def test_a_seed_draws_faults_that_leave_alone_what_is_the_users() -> None:
    devices = [*generate_home(40, PRODUCTS).devices.values()]
    others = [each for each in devices if not is_own(each.device_id)]
    assert len(others) == 30
    drawn, again = (
        [some_fault(others, random) for _ in range(3000)]
        for random in (Random(1), Random(1))
    )
    assert drawn == again
    assert {each["name"] for each in drawn} == {*NAMES}
    assert not any(each["device_id"] and is_own(each["device_id"]) for each in drawn)
