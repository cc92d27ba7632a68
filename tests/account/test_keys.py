"""What an account remembers of the keys of its Bluetooth devices."""

from typing import Any

import pytest

from custom_components.tencent_iot_explorer.account.devices.keys import Bond, Keys

USER = "144115205263168001"
LAMP, LOCK = "LAMP000000/lamp", "LOCK000000/lock"
BOND = Bond(bind_id=b"id of it", encrypted=False)


@pytest.fixture
def stored() -> dict[str, Any]:
    """Return the keys of two devices as they are written to disk."""
    keys = Keys(USER, {LAMP, LOCK})
    keys.async_keep(LAMP, BOND, "5a1b2c3d")
    keys.async_keep(LOCK, BOND, "01020304")
    return keys.as_stored()


def read_back(stored: Any) -> Keys:
    """Return what is known after a restart."""
    keys = Keys(USER, {LAMP, LOCK})
    keys.take_stored(stored)
    return keys


def test_keys_outlast_a_restart(stored: dict[str, Any]) -> None:
    keys = read_back(stored)
    assert (keys.get(LAMP, BOND), keys.get(LOCK, BOND)) == ("5a1b2c3d", "01020304")


@pytest.mark.parametrize(
    "damage",
    [
        {"key": None},
        {"key": 5},
        {"bind_id": "z"},
        {"bind_id": 5},
        {"encrypted": "yes"},
        {"user_id": None},
        {"user_id": []},
        {"user_id": "another"},
    ],
    ids=str,
)
def test_one_that_is_damaged_or_anothers(
    stored: dict[str, Any], damage: dict[str, object]
) -> None:
    """It is lost; no other is."""
    keys = read_back(stored | {LAMP: stored[LAMP] | damage})
    assert keys.get(LAMP, BOND) == ""
    assert keys.get(LOCK, BOND) == "01020304"


@pytest.mark.parametrize("part", ["key", "bind_id", "encrypted", "user_id"])
def test_one_of_which_a_part_is_missing(stored: dict[str, Any], part: str) -> None:
    del stored[LAMP][part]
    keys = read_back(stored)
    assert keys.get(LAMP, BOND) == ""
    assert keys.get(LOCK, BOND) == "01020304"


@pytest.mark.parametrize("damaged", [[], ["keys"], "keys", None, 7, {LAMP: []}])
def test_nothing_that_can_be_read(damaged: object) -> None:
    assert read_back(damaged).as_stored() == {}


@pytest.mark.parametrize(
    "bond",
    [Bond(bind_id=b"another "), Bond(bind_id=BOND.bind_id, encrypted=True), Bond()],
)
def test_the_key_of_another_bond(stored: dict[str, Any], bond: Bond) -> None:
    """A device that was bound anew has another key."""
    assert read_back(stored).get(LAMP, bond) == ""


def test_devices_that_have_gone(stored: dict[str, Any]) -> None:
    """Whatever comes of them later is not kept."""
    keys = Keys(USER, {LOCK})
    keys.take_stored(stored)
    keys.async_keep(LAMP, BOND, "5a1b2c3d")
    assert keys.as_stored().keys() == {LOCK}


def test_every_change_is_told() -> None:
    told: list[str] = []
    keys = Keys(USER, {LAMP})
    stop = keys.async_add_listener(lambda: told.append("changed"))
    keys.async_keep(LAMP, BOND, "5a1b2c3d")
    keys.async_forget({LAMP, LOCK})
    keys.async_forget({LAMP, LOCK})
    assert len(told) == 2
    stop()
    keys.async_keep(LAMP, BOND, "5a1b2c3d")
    assert len(told) == 2


def test_a_key_is_not_shown() -> None:
    keys = Keys(USER, {LAMP})
    keys.async_keep(LAMP, BOND, "5a1b2c3d")
    assert "5a1b2c3d" not in repr(vars(keys))
