"""Device trackers, against the simulated cloud."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, entity_id_of, report, state_of

pytestmark = pytest.mark.devices("tracker_01")

DEGREES = {"type": "float", "min": "-180", "max": "180", "unit": "度"}


async def test_a_tracker(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    specs = [
        {"id": "longtitude", "name": "GPS经度", "dataType": DEGREES},
        {"id": "latitude", "name": "GPS纬度", "dataType": DEGREES},
    ]
    device = add_device(
        cloud,
        {"GPS_Info": {"longtitude": 114.06, "latitude": 22.54}},
        property_of("GPS_Info", "GPS定位", "struct", specs=specs),
    )
    await set_up()
    entity_id = entity_id_of(hass, "device_tracker", device, "GPS_Info")
    state = state_of(hass, entity_id)
    assert state.state == "not_home"
    assert state.attributes["latitude"] == 22.54
    here = {"latitude": hass.config.latitude, "longtitude": hass.config.longitude}
    state = await report(hass, cloud, device, entity_id, {"GPS_Info": here})
    assert state.attributes["longitude"] == hass.config.longitude


async def test_whoever_stays_has_been_there_since(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Each fix is a little off; "there for ten minutes" asks when the state changed."""
    device = add_device(
        cloud,
        {"lat": 22.54, "lon": 114.06},
        property_of("lat", "纬度", "float", "r"),
        property_of("lon", "经度", "float", "r"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "device_tracker", device, "lat")
    since = state_of(hass, entity_id).last_changed
    state = await report(hass, cloud, device, entity_id, {"lat": 22.5401})
    assert (state.attributes["latitude"], state.state) == (22.5401, "not_home")
    assert state.last_changed == since
    here = {"lat": hass.config.latitude, "lon": hass.config.longitude}
    state = await report(hass, cloud, device, entity_id, here)
    assert state.state == "home"
    assert state.last_changed > since


@pytest.mark.parametrize(
    ("name", "nearest"), [("Work", "unknown"), ("公司", "Test device Location")]
)
async def test_a_zone_is_ignored_whose_name_is_its_id(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp, name: str, nearest: str
) -> None:
    """By a proximity that is to ignore any: docs/troubleshooting.md."""
    device = add_device(
        cloud,
        {"lat": 22.54, "lon": 114.06},
        property_of("lat", "纬度", "float", "r"),
        property_of("lon", "经度", "float", "r"),
    )
    place = {"name": name, "latitude": 22.54, "longitude": 114.06}
    assert await async_setup_component(hass, "zone", {"zone": [place]})
    zones = {each.name: each.entity_id for each in hass.states.async_all("zone")}
    await set_up()
    tracker = entity_id_of(hass, "device_tracker", device, "lat")
    assert state_of(hass, tracker).state == name
    entry = MockConfigEntry(
        domain="proximity",
        data={
            "zone": "zone.home",
            "tracked_entities": [tracker],
            "ignored_zones": [zones[name]],
            "tolerance": 1,
        },
    )
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    [shown] = [
        each.entity_id
        for each in er.async_entries_for_config_entry(
            er.async_get(hass), entry.entry_id
        )
        if each.translation_key == "nearest"
    ]
    assert state_of(hass, shown).state == nearest


async def test_coordinates_as_text(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    device = add_device(
        cloud,
        {"lat": "22.54", "lon": "?"},
        property_of("lat", "纬度", "string", "r"),
        property_of("lon", "经度", "string", "r"),
    )
    await set_up()
    entity_id = entity_id_of(hass, "device_tracker", device, "lat")
    assert state_of(hass, entity_id).state == "unknown"
    state = await report(hass, cloud, device, entity_id, {"lon": "114.06"})
    assert state.attributes["longitude"] == 114.06


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (0, 0, (None, None)),
        (31234567, 121400000, (31.234567, 121.4)),
        (-33868800, 151209300, (-33.8688, 151.2093)),
        (0, 11, (0, 11)),
        (91, 11, (None, None)),
        (45, 181, (None, None)),
    ],
)
async def test_only_places_on_earth_are_places(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    latitude: int,
    longitude: int,
    expected: tuple[float | None, float | None],
) -> None:
    device = add_device(
        cloud,
        {"lat": latitude, "lon": longitude},
        property_of("lat", "纬度", "int", "r"),
        property_of("lon", "经度", "int", "r"),
    )
    await set_up()
    attributes = state_of(
        hass, entity_id_of(hass, "device_tracker", device, "lat")
    ).attributes
    found = (attributes.get("latitude"), attributes.get("longitude"))
    assert found == expected
