"""Names that vendors give, in the language of the home."""

from homeassistant.core import HomeAssistant
import pytest

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, entity_id_of, state_of

pytestmark = pytest.mark.devices()


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Test device Coil temperature upper limit"),
        ("zh-Hans", "Test device 盘管温度上限"),
    ],
)
async def test_a_name_of_known_parts(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, language: str, name: str
) -> None:
    hass.config.language = language
    limit = property_of("x", "盘管温度上限", "int", min=0, max=90, unit="℃")
    device = add_device(cloud, {"x": 60}, limit)
    await set_up()
    assert state_of(hass, entity_id_of(hass, "number", device, "x")).name == name
