"""Actions that change families, rooms, members and where devices are."""

from datetime import timedelta
import json

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockUser,
    async_fire_time_changed,
)
import voluptuous as vol

from custom_components.tencent_iot_explorer.const import DOMAIN
from simulator import Cloud

from ...conftest import SetUp
from ...waiting import until
from .common import GUEST, HOME, LAMP, SEASIDE, call, device_id, family

pytestmark = pytest.mark.devices("lamp_02", "board_01")


async def test_rooms(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """A room is made, renamed and deleted."""
    entry = await set_up()
    seaside = family(hass, entry, SEASIDE)
    rooms = cloud.home.families[SEASIDE].rooms
    answer = await call(hass, "create_room", **seaside, name="Attic")
    assert rooms[answer["room_id"]].name == "Attic"
    await call(hass, "rename_room", **seaside, room="Attic", name="Loft")
    assert rooms[answer["room_id"]].name == "Loft"
    told = await call(hass, "get_family", **seaside)
    assert told["family"]["name"] == "Seaside"
    assert "Loft" in {each["name"] for each in told["rooms"]}
    await call(hass, "delete_room", **seaside, room=answer["room_id"])
    assert answer["room_id"] not in rooms


async def test_unknown_room(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """The rooms that there are are told, and nothing is done."""
    entry = await set_up()
    with pytest.raises(ServiceValidationError, match="Lounge") as error:
        await call(hass, "delete_room", **family(hass, entry, SEASIDE), room="Ballroom")
    assert error.value.translation_key == "none_of_that_name"
    assert not cloud.calls["AppDeleteRoom"]


async def test_two_rooms_of_a_name(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Which of them is meant has to be said."""
    entry = await set_up()
    seaside = family(hass, entry, SEASIDE)
    await call(hass, "create_room", **seaside, name="Lounge")
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "delete_room", **seaside, room="Lounge")
    assert error.value.translation_key == "several_of_that_name"
    await call(hass, "delete_room", **seaside, room="r_lounge")
    assert "r_lounge" not in cloud.home.families[SEASIDE].rooms


async def test_device_in_the_home(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A device is renamed and moved."""
    entry = await set_up()
    lamp = device_id(hass, entry, LAMP)
    await call(hass, "rename_device", device_id=lamp, name="Sofa lamp")
    await call(hass, "move_device", device_id=lamp, room="Guest room")
    assert cloud.devices[LAMP].alias_name == "Sofa lamp"
    assert cloud.devices[LAMP].room_id == "r_guest"
    told = await call(hass, "get_device_info", device_id=lamp)
    assert told["device"]["alias_name"] == "Sofa lamp"
    assert told["hardware"]["manufacturer"]
    await until(lambda: entry.runtime_data.devices[LAMP].name == "Sofa lamp")
    await call(hass, "move_device", device_id=lamp, room="0")
    assert cloud.devices[LAMP].room_id == "0"


async def test_list_that_lags_behind_an_action(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What the cloud lists some seconds after a device was changed here is seen too."""
    entry = await set_up()
    lamp = device_id(hass, entry, LAMP)
    await call(hass, "rename_device", device_id=lamp, name="Sofa lamp")
    await hass.async_block_till_done(wait_background_tasks=True)
    cloud.devices[LAMP].alias_name = "Listed late"
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=40))
    await until(lambda: entry.runtime_data.devices[LAMP].name == "Listed late")


async def test_shared_device_has_no_room(hass: HomeAssistant, set_up: SetUp) -> None:
    """A device of somebody else is not moved."""
    entry = await set_up()
    board = device_id(hass, entry, "TESTBOARD0/board_01")
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "move_device", device_id=board, room="Lounge")
    assert error.value.translation_key == "shared_device"
    assert (await call(hass, "get_device_info", device_id=board))["device"]


async def test_family(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """A family that is made here is shown, and gone once it is deleted."""
    entry = await set_up()
    answer = await call(hass, "create_family", name="Cabin", address="Lake 1")
    family_id = answer["family_id"]
    await hass.async_block_till_done(wait_background_tasks=True)
    assert cloud.home.families[family_id].name == "Cabin"
    (made,) = (each for each in entry.subentries.values() if each.title == "Cabin")
    assert made.data == {"name": "Cabin"}
    cabin = family(hass, entry, family_id)
    await call(hass, "modify_family", **cabin, name="Hut")
    assert cloud.home.families[family_id].name == "Hut"
    told = await call(hass, "get_families", config_entry_id=entry.entry_id)
    assert "Hut" in {each["name"] for each in told["families"]}
    told = await call(hass, "get_family", **cabin)
    assert told["family"]["address"] == "Lake 1"
    await call(hass, "delete_family", **cabin)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert family_id not in cloud.home.families
    assert family_id not in {each.unique_id for each in entry.subentries.values()}


async def test_family_with_a_place_from_the_app(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """What the app wrote of a place is told by name, and kept as the name changes."""
    entry = await set_up()
    home = family(hass, entry, SEASIDE)
    place = {"name": "Pier 3", "address": "Quay 1", "latitude": 22.5, "longitude": 114}
    cloud.home.families[SEASIDE].address = written = json.dumps(place)
    told = await call(hass, "get_family", **home)
    assert told["family"]["address"] == "Pier 3"
    await call(hass, "modify_family", **home, name="Hut")
    assert cloud.home.families[SEASIDE].address == written
    await call(hass, "modify_family", **home, address="")
    assert cloud.home.families[SEASIDE].address == ""


async def test_members(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """Members are invited, listed and removed."""
    entry = await set_up()
    home = family(hass, entry, SEASIDE)
    answer = await call(hass, "invite_family_member", **home)
    assert answer["share_token"]
    await call(hass, "send_family_invite", **home, user_id=GUEST)
    assert cloud.home.messages[-1].user_id == GUEST
    cloud.home.families[SEASIDE].members[GUEST] = 0
    told = await call(hass, "get_family_members", **home)
    assert "Guest" in {each["nick_name"] for each in told["members"]}
    await call(hass, "remove_family_member", **home, member="Guest")
    assert GUEST not in cloud.home.families[SEASIDE].members


async def test_joining_and_leaving(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """A family of somebody else is shown while the account is its member."""
    entry = await set_up()
    other = next(key for key in cloud.home.families if key not in (HOME, SEASIDE))
    cloud.invitations["come-in"] = other
    await call(hass, "join_family", share_token="come-in")
    await hass.async_block_till_done(wait_background_tasks=True)
    shown = {each.unique_id for each in entry.subentries.values()}
    assert other in shown
    await call(hass, "leave_family", **family(hass, entry, other))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert other not in {each.unique_id for each in entry.subentries.values()}


async def test_refusal(hass: HomeAssistant, cloud: Cloud, set_up: SetUp) -> None:
    """What the cloud says is told with the family's name."""
    entry = await set_up()
    cloud.home.families[SEASIDE].members[entry.unique_id or ""] = 0
    with pytest.raises(HomeAssistantError, match="Seaside") as error:
        await call(hass, "create_room", **family(hass, entry, SEASIDE), name="Attic")
    assert error.value.translation_key == "not_permitted"


async def test_device_is_no_family(hass: HomeAssistant, set_up: SetUp) -> None:
    """A device's page was chosen where a family's is wanted."""
    entry = await set_up()
    lamp = device_id(hass, entry, LAMP)
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, "create_room", device_id=lamp, name="Attic")
    assert error.value.translation_key == "not_a_family"


async def test_only_administrators_change_homes(
    hass: HomeAssistant, set_up: SetUp, hass_read_only_user: MockUser
) -> None:
    """Whoever may only look cannot delete a room."""
    entry = await set_up()
    with pytest.raises(Unauthorized):
        await hass.services.async_call(
            DOMAIN,
            "delete_room",
            {**family(hass, entry, SEASIDE), "room": "Lounge"},
            blocking=True,
            context=Context(user_id=hass_read_only_user.id),
        )


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("rename_device", {"name": " "}),
        ("send_share_invite", {"user_id": ""}),
        ("bind_sub_device", {"product_id": " ", "device_name": "probe"}),
        ("get_song_url", {"song_id": " "}),
        ("get_recording_url", {"video_url": " "}),
    ],
)
async def test_nothing_is_without_a_name(
    hass: HomeAssistant, set_up: SetUp, action: str, fields: dict[str, str]
) -> None:
    """An empty name, id or address is refused before anything is sent."""
    entry = await set_up()
    lamp = device_id(hass, entry, LAMP)
    with pytest.raises(vol.Invalid):
        await call(hass, action, device_id=lamp, **fields)


async def test_blanks_around_a_name_are_not_kept(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    entry = await set_up()
    lamp = device_id(hass, entry, LAMP)
    await call(hass, "rename_device", device_id=lamp, name=" Reading lamp ")
    assert cloud.home.devices[LAMP].alias_name == "Reading lamp"


async def test_roles_are_words(hass: HomeAssistant, set_up: SetUp) -> None:
    """Nobody has to know that 1 is an administrator."""
    entry = await set_up()
    told = await call(hass, "get_family_members", **family(hass, entry, SEASIDE))
    assert "administrator" in {each["role"] for each in told["members"]}
