"""Lock entities, against the simulated cloud."""

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, call, check_calls, entity_id_of, report, state_of

pytestmark = pytest.mark.devices()


async def test_a_lock(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    states = {"0": "已上锁", "1": "未上锁", "2": "异常"}
    device = add_device(
        cloud,
        {"door_lock": 1, "lock_state": 0},
        property_of("door_lock", "门锁", "bool"),
        property_of("lock_state", "门锁状态", "enum", "r", mapping=states),
    )
    await set_up()
    entity_id = entity_id_of(hass, "lock", device, "door_lock")
    assert state_of(hass, entity_id).state == "locked"
    await check_calls(
        hass,
        device,
        entity_id,
        (("unlock", {}, {"door_lock": 0}), ("lock", {}, {"door_lock": 1})),
    )
    state = await report(hass, cloud, device, entity_id, {"lock_state": 1})
    assert state.state == "unlocked"
    state = await report(hass, cloud, device, entity_id, {"lock_state": 2})
    assert state.state == "jammed"


async def test_a_lock_that_is_only_unlocked_from_afar(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    states = {"0": "已上锁", "1": "未上锁"}
    device = add_device(
        cloud,
        {"remote_unlock": 0, "lock_state": 0},
        property_of("remote_unlock", "远程开锁", "int", min=0, max=1),
        property_of("lock_state", "门锁状态", "enum", "r", mapping=states),
    )
    await set_up()
    entity_id = entity_id_of(hass, "lock", device, "remote_unlock")
    assert state_of(hass, entity_id).state == "locked"
    await check_calls(hass, device, entity_id, [("unlock", {}, {"remote_unlock": 1})])
    with pytest.raises(ServiceValidationError, match="cannot be locked remotely"):
        await call(hass, entity_id, "lock")


async def test_a_lock_that_an_action_unlocks(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    states = {"0": "未落锁", "1": "已落锁"}
    device = add_device(
        cloud,
        {"lock_motor_state": 1},
        property_of("lock_motor_state", "落锁状态", "bool", mapping=states),
    )
    device.product.data_template["actions"] = [
        {"id": "unlock_remote", "name": "远程解锁", "input": [], "output": []}
    ]
    await set_up()
    entity_id = entity_id_of(hass, "lock", device, "lock_motor_state")
    assert state_of(hass, entity_id).state == "locked"
    await call(hass, entity_id, "unlock")
    assert cloud.calls["AppCallDeviceActionSync"] == 1
    with pytest.raises(ServiceValidationError, match="cannot be locked remotely"):
        await call(hass, entity_id, "lock")


async def test_a_state_without_a_word_is_told_by_what_was_set(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    states = {"0": "已上锁", "1": "未上锁", "9": "维护"}
    device = add_device(
        cloud,
        {"door_lock": 1, "lock_state": 9},
        property_of("door_lock", "门锁", "bool"),
        property_of("lock_state", "门锁状态", "enum", "r", mapping=states),
    )
    await set_up()
    entity_id = entity_id_of(hass, "lock", device, "door_lock")
    assert state_of(hass, entity_id).state == "locked"
