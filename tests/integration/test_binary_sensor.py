"""Binary sensors, against the simulated cloud."""

from homeassistant.core import HomeAssistant
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, entity_id_of, state_of


@pytest.mark.devices
@pytest.mark.parametrize(
    ("id_", "mapping", "state_of_one"),
    [
        ("lock_state", {"0": "未上锁", "1": "已上锁"}, "off"),
        ("lock_state", {"0": "已上锁", "1": "未上锁"}, "on"),
        ("lock_state", {"0": "0", "1": "1"}, "off"),
        ("contact_state", {"0": "打开", "1": "关闭"}, "off"),
        ("contact_state", {"0": "关闭", "1": "打开"}, "on"),
        ("fault", {"0": "故障", "1": "正常"}, "off"),
        ("smoke", {"0": "0", "1": "1"}, "on"),
    ],
)
async def test_a_state_means_what_the_model_says(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    id_: str,
    mapping: dict[str, str],
    state_of_one: str,
) -> None:
    device = add_device(
        cloud, {id_: 1}, property_of(id_, id_, "bool", "r", mapping=mapping)
    )
    await set_up()
    entity_id = entity_id_of(hass, "binary_sensor", device, id_)
    assert state_of(hass, entity_id).state == state_of_one
