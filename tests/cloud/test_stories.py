"""What people do with a home, through the client, in the simulated cloud."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
import json
import time
from typing import Any

import aiohttp
import pytest

from custom_components.tencent_iot_explorer.cloud import (
    BLUETOOTH_BINDING,
    SHA256,
    WIFI_BINDING,
    Application,
    Automation,
    Client,
    CloudError,
    Condition,
    DeviceOffline,
    EmailPasswordLogin,
    PermissionDenied,
    PropertyCondition,
    RequestRefused,
    TimeCondition,
    TimerSettings,
    custom_endpoints,
    delay_action,
    device_action,
    notification_action,
    sign_binding,
    sign_sub_device,
)
from custom_components.tencent_iot_explorer.cloud.transport import Transport
from simulator import APP_KEY, APP_SECRET, Cloud

from .cases import all_of
from .documents import differences_from_sample

GUEST_ID = "144115205263168002"


@pytest.fixture(autouse=True)
def answers_have_the_documents_shape(
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """Hold each answer of the simulated cloud against the documents' sample."""
    differences: set[str] = set()
    post = Transport.post

    async def checked_post(
        transport: Transport, path: str, body: Mapping[str, Any]
    ) -> dict[str, Any]:
        answer = await post(transport, path, body)
        differences.update(differences_from_sample(body, answer))
        return answer

    monkeypatch.setattr(Transport, "post", checked_post)
    yield
    assert not differences


@pytest.fixture
async def clients(
    urls: Mapping[str, str], socket_enabled: None
) -> AsyncIterator[tuple[Client, Client]]:
    """Return a client of the home's owner and one of another user."""
    async with aiohttp.ClientSession() as session:

        def make(email: str, password: str) -> Client:
            return Client(
                session,
                custom_endpoints(urls["api_url"], urls["ws_url"]),
                Application(app_key=APP_KEY, app_secret=APP_SECRET),
                EmailPasswordLogin(email=email, password=password),
            )

        yield (
            make("demo@example.com", "demo-password"),
            make("guest@example.com", "guest-password"),
        )


@pytest.fixture
def client(clients: tuple[Client, Client]) -> Client:
    """Return the client of the home's owner."""
    return clients[0]


@pytest.fixture
def guest(clients: tuple[Client, Client]) -> Client:
    """Return the client of another user."""
    return clients[1]


@pytest.fixture
async def family_id(client: Client) -> str:
    """Return the first family."""
    return (await client.family.get_family_list())[0].family_id


@pytest.fixture
def lamp(cloud: Cloud) -> str:
    """Return a device that is online, can be switched and is in the first family."""
    return next(
        device_id
        for device_id, device in cloud.devices.items()
        if device.online and "power_switch" in device.values and device.family_id
    )


@pytest.fixture
def gateway(cloud: Cloud) -> str:
    """Return a gateway with devices behind it."""
    return next(each.gateway_id for each in cloud.devices.values() if each.gateway_id)


async def test_family_and_rooms(client: Client) -> None:
    family_id = await client.family.create_family("Beach", "Seaside 1")
    await client.family.modify_family(family_id, "Beach house", "Seaside 2")
    family = await client.family.describe_family(family_id)
    assert (family.name, family.address) == ("Beach house", "Seaside 2")
    room_id = await client.family.create_room(family_id, "Hall")
    await client.family.modify_room(family_id, room_id, "Attic")
    rooms = await client.family.get_room_list(family_id)
    assert [(room.room_id, room.name) for room in rooms] == [(room_id, "Attic")]
    await client.family.delete_room(family_id, room_id)
    assert await client.family.get_room_list(family_id) == []
    await client.family.delete_family(family_id, "Beach house")
    with pytest.raises(CloudError):
        await client.family.describe_family(family_id)


async def test_members(client: Client, guest: Client, family_id: str) -> None:
    with pytest.raises(PermissionDenied):
        await guest.family.get_room_list(family_id)
    await guest.family.join_family(await client.family.invite_member(family_id))
    members = await client.family.get_family_member_list(family_id)
    assert {member.user_id: member.role for member in members}[GUEST_ID] == 0
    assert await guest.family.get_room_list(family_id)
    await client.family.delete_family_member(family_id, GUEST_ID)
    with pytest.raises(PermissionDenied):
        await guest.family.get_room_list(family_id)
    await client.family.send_share_family_invite(family_id, GUEST_ID)
    (invitation, *_) = await all_of(guest.message.get_messages(2))
    assert invitation.message_type == 204
    assert invitation.attachments
    await guest.family.join_family(invitation.attachments.share_token)
    await guest.family.exit_family(family_id)
    members = await client.family.get_family_member_list(family_id)
    assert GUEST_ID not in {member.user_id for member in members}


async def test_sharing_a_device(
    client: Client, guest: Client, family_id: str, lamp: str
) -> None:
    token = await client.sharing.create_share_device_token(family_id, lamp, "note")
    offer = await guest.sharing.describe_share_device_token(token)
    assert (offer.user_id, f"{offer.product_id}/{offer.device_name}") == ("", lamp)
    await guest.sharing.bind_user_share_device(lamp, token)
    shared = await guest.sharing.list_user_share_devices()
    assert lamp in {device.device_id for device in shared}
    await guest.control.control_device_data(lamp, {"power_switch": 1})
    users = await client.sharing.list_share_device_users(lamp)
    assert GUEST_ID in {user.user_id for user in users}
    await client.sharing.remove_share_device_user(lamp, GUEST_ID)
    with pytest.raises(CloudError):
        await guest.control.control_device_data(lamp, {"power_switch": 0})
    await client.sharing.send_share_device_invite(lamp, GUEST_ID)
    (message, *_) = await all_of(guest.message.get_messages(3))
    assert message.attachments
    await guest.sharing.bind_user_share_device(lamp, message.attachments.share_token)
    await guest.sharing.remove_user_share_device(lamp)
    shared = await guest.sharing.list_user_share_devices()
    assert lamp not in {device.device_id for device in shared}


async def test_device_in_the_family(client: Client, family_id: str, lamp: str) -> None:
    room_id = await client.family.create_room(family_id, "Hall")
    await client.device.update_device_in_family(lamp, "Sun")
    await client.device.modify_family_device_room(family_id, lamp, room_id)
    device = await client.device.get_device_in_family(family_id, lamp)
    assert (device.alias_name, device.room_id) == ("Sun", room_id)
    in_room = await client.device.get_family_device_list(family_id, room_id)
    assert [each.device_id for each in in_room] == [lamp]
    await client.device.delete_device_in_family(family_id, lamp, room_id)
    left = await client.device.get_family_device_list(family_id)
    assert lamp not in {each.device_id for each in left}


async def test_binding_by_token(
    client: Client, cloud: Cloud, family_id: str, lamp: str
) -> None:
    cloud.unbind(lamp)
    provisioning = client.provisioning
    token = await provisioning.create_device_bind_token()
    assert not (await provisioning.get_device_bind_token_state(token)).usable
    with pytest.raises(CloudError):
        await provisioning.token_bind_device_family(token, lamp, family_id)
    cloud.connect(lamp, token)
    state = await provisioning.get_device_bind_token_state(token)
    assert (state.usable, state.device_id) == (True, lamp)
    await provisioning.token_bind_device_family(token, lamp, family_id)
    device = await client.device.get_device_in_family(family_id, lamp)
    assert device.room_id == "0"
    with pytest.raises(CloudError):
        await provisioning.get_device_bind_token_state(token)


@pytest.mark.parametrize("bind_type", [WIFI_BINDING, BLUETOOTH_BINDING])
@pytest.mark.parametrize("sign_method", ["hmacsha1", SHA256])
async def test_binding_by_signature(
    client: Client,
    cloud: Cloud,
    family_id: str,
    lamp: str,
    bind_type: str,
    sign_method: str,
) -> None:
    cloud.unbind(lamp)
    for psk in ("d3Jvbmc=", cloud.home.unbound[lamp].psk):
        signature = sign_binding(
            lamp,
            psk,
            timestamp=int(time.time()),
            connection_id="12345",
            bind_type=bind_type,
            sign_method=sign_method,
        )
        bound = client.provisioning.sig_bind_device_in_family(
            lamp, family_id, signature
        )
        if psk == "d3Jvbmc=":
            with pytest.raises(CloudError):
                await bound
        else:
            assert (await bound).device_id == lamp
    assert lamp in cloud.devices


async def test_devices_behind_a_gateway(
    client: Client, cloud: Cloud, gateway: str
) -> None:
    device_id, device = next(
        item for item in cloud.devices.items() if item[1].gateway_id == gateway
    )
    await client.device.gateway_unbind_device(gateway, device_id)
    behind = await client.device.get_gateway_bind_device_list(gateway)
    assert device_id not in {each.device_id for each in behind}
    signature = sign_sub_device(
        device_id, device.product.secret, timestamp=int(time.time()), nonce="123456"
    )
    await client.device.sig_gateway_bind_device(gateway, device_id, signature)
    behind = await client.device.get_gateway_bind_device_list(
        gateway, device.product.product_id
    )
    assert {each.device_id: each.in_family for each in behind}[device_id] is False
    bound = await client.device.bind_sub_device_in_family(gateway, device_id)
    assert bound.device_id == device_id
    in_family = await client.device.get_family_sub_device_list(gateway)
    assert device_id in {each.device_id for each in in_family}


async def test_scene(client: Client, cloud: Cloud, family_id: str, lamp: str) -> None:
    steps = [device_action(lamp, {"power_switch": 1}), notification_action("on")]
    scene_id = await client.scene.create_scene(family_id, "Bright", steps)
    await client.scene.run_scene(scene_id)
    await client.scene.modify_scene(scene_id, "Brighter", steps[:1], "icon")
    scenes = await client.scene.get_scene_list(family_id)
    (scene,) = (each for each in scenes if each.scene_id == scene_id)
    assert (scene.name, scene.icon_url, scene.running) == ("Brighter", "icon", False)
    assert [json.loads(step.data) for step in scene.actions] == [{"power_switch": 1}]
    assert (lamp, {"power_switch": 1}) in cloud.received
    await client.scene.delete_scene(scene_id)
    with pytest.raises(RequestRefused, match="scene"):
        await client.scene.run_scene(scene_id)


async def test_automation(client: Client, family_id: str, lamp: str) -> None:
    product_id, _, device_name = lamp.partition("/")
    automation = Automation(
        name="Evening",
        enabled=True,
        match_type=1,
        conditions=(
            Condition(
                condition_id="1",
                property=PropertyCondition(
                    product_id=product_id,
                    device_name=device_name,
                    property_id="power_switch",
                    operator="eq",
                    value=0,
                ),
            ),
            Condition(
                condition_id="2",
                condition_type=1,
                timer=TimeCondition(days="1000000", time_point="09:30"),
            ),
        ),
        actions=(delay_action(5), device_action(lamp, {"power_switch": 1})),
    )
    automation_id = await client.automation.create_automation(family_id, automation)
    found = await client.automation.describe_automation(automation_id)
    assert found.name == "Evening"
    assert found.enabled
    assert found.effective_days == "1111111"
    assert [each.operator for each in (found.conditions[0].property,) if each] == ["eq"]
    assert found.conditions[1].timer == TimeCondition(
        days="1000000", time_point="09:30"
    )
    assert [each.action_type for each in found.actions] == [1, 0]
    await client.automation.modify_automation(found)
    assert await client.automation.describe_automation(automation_id) == found
    await client.automation.modify_automation_status(automation_id, enabled=False)
    listed = await client.automation.get_automation_list(family_id)
    assert {each.automation_id: each.enabled for each in listed}[automation_id] is False
    await client.automation.delete_automation(automation_id)
    with pytest.raises(CloudError):
        await client.automation.describe_automation(automation_id)


async def test_timer(client: Client, lamp: str) -> None:
    morning = TimerSettings(
        name="Morning",
        days="0111110",
        time_point="06:30",
        repeat=True,
        values={"power_switch": 1},
    )
    night = TimerSettings(
        name="Night",
        days="1000000",
        time_point="23:30",
        repeat=False,
        values={"power_switch": 0},
    )
    timer_id = await client.timer.create_timer(lamp, morning)
    await client.timer.modify_timer(lamp, timer_id, night)
    await client.timer.modify_timer_status(lamp, timer_id, enabled=False)
    (timer,) = await client.timer.get_timer_list(lamp)
    assert (timer.timer_id, timer.name, timer.enabled) == (timer_id, "Night", False)
    assert (timer.days, timer.time_point, timer.repeat) == ("1000000", "23:30", False)
    assert timer.values == {"power_switch": 0}
    await client.timer.delete_timer(lamp, timer_id)
    assert await client.timer.get_timer_list(lamp) == []


async def test_firmware(client: Client, cloud: Cloud) -> None:
    device_id, device = next(
        item for item in cloud.devices.items() if item[1].firmware and item[1].online
    )
    versions = await client.firmware.check_firmware_update(device_id)
    assert versions.current == device.version
    notes = await client.firmware.describe_firmware(
        device.product.product_id, versions.latest
    )
    assert notes.version == versions.latest
    download = await client.firmware.get_device_ota_info(device_id)
    assert download.target_version == versions.latest
    assert download.url
    await client.firmware.publish_firmware_update_message(device_id)
    await client.firmware.report_ota_status(
        device_id, versions.latest, "downloading", percent=20
    )
    progress = await client.firmware.describe_firmware_update_status(device_id)
    assert (progress.status, progress.percent, progress.done) == (3, 20, False)
    await client.firmware.report_ota_status(
        device_id, versions.latest, "fail", result_code=-2, result_message="no file"
    )
    progress = await client.firmware.describe_firmware_update_status(device_id)
    assert (progress.failed, progress.message) == (True, "no file")
    await client.firmware.report_firmware_version(device_id, "9.9")
    versions = await client.firmware.check_firmware_update(device_id)
    assert versions.current == "9.9"
    cloud.set_online(device_id, online=False)
    with pytest.raises(DeviceOffline):
        await client.firmware.publish_firmware_update_message(device_id)


async def test_speaking_for_a_device(client: Client, cloud: Cloud, lamp: str) -> None:
    now = int(time.time() * 1000)
    await client.device.report_data_as_device(lamp, {"power_switch": 0}, now)
    await client.device.report_data_as_device(lamp, {"power_switch": 1}, now)
    await client.device.report_device_event(lamp, "low_voltage", {"voltage": 3.1}, now)
    message = json.dumps({"method": "report", "params": {"power_switch": 0}})
    await client.device.publish_msg_as_device(
        lamp, f"$thing/up/property/{lamp}", message
    )
    assert cloud.devices[lamp].values["power_switch"] == 0
    found = await all_of(
        client.history.get_device_data_history(
            lamp, "power_switch", now - 10_000, now + 600_000
        )
    )
    assert [each.value for each in found[:3]] == ["0", "1", "0"]
    assert found[0].time >= now - 10_000
    (event,) = await all_of(
        client.history.list_event_history(lamp, event_id="low_voltage")
    )
    assert event.parameters == {"voltage": 3.1}


async def test_long_history(client: Client, cloud: Cloud, lamp: str) -> None:
    for number in range(250):
        cloud.report(lamp, {"power_switch": number % 2})
    now = int(time.time() * 1000)
    found = await all_of(
        client.history.get_device_data_history(
            lamp, "power_switch", now - 60_000, now + 60_000
        )
    )
    assert len(found) == 250


async def test_messages(client: Client, cloud: Cloud) -> None:
    device_id, event_id = next(
        (device_id, event["id"])
        for device_id, device in cloud.devices.items()
        for event in device.product.data_template["events"]
        if event["type"] in {"alert", "fault"} and device.family_id
    )
    cloud.post_event(device_id, event_id, {})
    (message, *_) = await all_of(client.message.get_messages(1))
    assert f"{message.product_id}/{message.device_name}" == device_id
    await client.message.delete_message(message.message_id)
    left = await all_of(client.message.get_messages(1))
    assert message.message_id not in {each.message_id for each in left}
    with pytest.raises(CloudError):
        await client.message.delete_message(message.message_id)


async def test_actions_of_a_device(client: Client, cloud: Cloud, lamp: str) -> None:
    reply = await client.control.publish_rrpc_message(lamp, "ping 中")
    assert reply.payload.decode() == "ping 中"
    ticket = await client.provisioning.get_wechat_device_ticket(lamp, model_id="m")
    assert (ticket.ticket != "", ticket.model_id) == (True, "m")
    device_id, action_id = next(
        (device_id, action["id"])
        for device_id, device in cloud.devices.items()
        for action in device.product.data_template["actions"]
        if device.online
    )
    control = client.control
    results = await asyncio.gather(
        control.call_device_action_sync(device_id, action_id, {}),
        control.call_device_action_async(device_id, action_id, {}),
        control.service_call_device_action_async(device_id, action_id, {}),
    )
    assert len({result.client_token for result in results}) == 3
    cloud.set_online(device_id, online=False)
    with pytest.raises(DeviceOffline):
        await control.call_device_action_sync(device_id, action_id, {})
    cloud.set_online(lamp, online=False)
    with pytest.raises(DeviceOffline):
        await control.publish_rrpc_message(lamp, "ping")


async def test_music(client: Client, cloud: Cloud) -> None:
    speaker = next(
        device_id
        for device_id, device in cloud.devices.items()
        if "cur_song_id" in device.product.definitions()
    )
    playlists = await all_of(client.music.playlist_awesome(speaker))
    songs = await all_of(client.music.playlist_song(speaker, playlists[0].playlist_id))
    assert songs
    assert len({song.song_id for song in songs}) == len(songs)
    ids = [song.song_id for song in songs]
    described = await client.music.song_infos(speaker, ids)
    assert [song.song_id for song in described] == ids
    sources = [await client.music.song_url(speaker, song_id) for song_id in ids]
    assert all(source.url or source.trial_url for source in sources)
    assert all(source.duration > 0 for source in sources)
    assert await client.music.awesome_everyday(speaker)
    assert await all_of(client.music.awesome_newsong(speaker, 1))
    assert (await client.music.user_info(speaker)).nick_name
    await client.music.user_logout(speaker)
    with pytest.raises(RequestRefused, match="Kugou"):
        await client.music.user_info(speaker)


async def test_recordings(client: Client, cloud: Cloud) -> None:
    camera = next(each for each, device in cloud.devices.items() if device.clips)
    cloud.record_clip(camera, "motion", 5)
    clip = cloud.devices[camera].clips[-1]
    days = await client.video.describe_cloud_storage_date(camera)
    day = await client.video.describe_cloud_storage_time(camera, days[-1])
    assert (clip.start_time, clip.end_time) in {
        (span.start_time, span.end_time) for span in day.spans
    }
    (event, *_) = await all_of(client.video.describe_cloud_storage_events(camera))
    assert (event.event_id, event.start_time) == ("motion", clip.start_time)
    until = int(time.time()) + 600
    addresses = (
        await client.video.describe_cloud_storage_thumbnail(camera, event.thumbnail),
        await client.video.generate_signed_video_url(camera, day.video_url, until),
        (
            await client.video.describe_cloud_storage_stream_data(
                camera, event.start_time
            )
        ).video_url,
    )
    for address in addresses:
        async with client.session.get(address) as response:
            assert response.status == 200
            assert await response.read()
