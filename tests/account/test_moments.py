"""The time as the cloud takes it."""

from datetime import UTC, datetime

import pytest

from custom_components.tencent_iot_explorer.account.moments import (
    moment_of,
    now_milliseconds,
)


@pytest.mark.freeze_time("2026-11-21 12:00:00+00:00")
def test_now_is_told_in_milliseconds() -> None:
    assert now_milliseconds() == 1795262400000


@pytest.mark.parametrize("told", [1795262400, 1795262400000])
def test_the_cloud_tells_seconds_or_milliseconds(told: int) -> None:
    assert moment_of(told) == datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize("told", [0, -1, 10**18])
def test_what_cannot_be_a_time_is_none(told: int) -> None:
    assert moment_of(told) is None
