"""The client against the simulated cloud, which shares no code with it."""

import asyncio
from collections.abc import AsyncIterator, Mapping

import aiohttp
import pytest

from custom_components.tencent_iot_explorer.cloud import (
    Application,
    AuthenticationFailed,
    Client,
    ConnectionFailed,
    DeviceOffline,
    EmailCodeLogin,
    EmailPasswordLogin,
    Login,
    NotFound,
    PermissionDenied,
    PhoneCodeLogin,
    PhonePasswordLogin,
    Push,
    RequestRefused,
    TokenLogin,
    WeChatLogin,
    custom_endpoints,
    push as push_module,
)
from simulator import APP_KEY, APP_SECRET, Cloud

from ..waiting import PATIENCE_SECONDS
from .listener import Listener

PHONE = PhonePasswordLogin(
    country_code="86", phone="13800000000", password="demo-password"
)
EMAIL = EmailPasswordLogin(email="demo@example.com", password="demo-password")


@pytest.fixture
async def session(socket_enabled: None) -> AsyncIterator[aiohttp.ClientSession]:
    """Return a session that is closed in the end."""
    async with aiohttp.ClientSession() as session:
        yield session


def client_of(
    session: aiohttp.ClientSession,
    urls: Mapping[str, str],
    login: Login,
    app_secret: str = APP_SECRET,
) -> Client:
    """Return a client of the simulated cloud."""
    return Client(
        session,
        custom_endpoints(urls["api_url"], urls["ws_url"]),
        Application(app_key=APP_KEY, app_secret=app_secret),
        login,
    )


@pytest.fixture
def client(session: aiohttp.ClientSession, urls: Mapping[str, str]) -> Client:
    """Return a client of the demo home."""
    return client_of(session, urls, PHONE)


@pytest.mark.parametrize("login", [PHONE, EMAIL, WeChatLogin(open_id="demo-open-id")])
async def test_logins(
    session: aiohttp.ClientSession, urls: Mapping[str, str], login: Login
) -> None:
    client = client_of(session, urls, login)
    token = await client.login()
    assert token.expire_at
    user = await client.user.get_user()
    assert user.nick_name == "小林"
    pasted = client_of(session, urls, TokenLogin(access_token=token.value))
    assert await pasted.user.get_user() == user


async def test_login_with_a_code_that_was_sent(
    session: aiohttp.ClientSession, urls: Mapping[str, str], cloud: Cloud
) -> None:
    user = client_of(session, urls, PHONE).user
    await user.send_verification_code("86", "13800000000")
    (code,) = cloud.logins.codes.values()
    by_phone = PhoneCodeLogin(country_code="86", phone="13800000000", code=code)
    await client_of(session, urls, by_phone).login()
    await user.send_email_verification_code("demo@example.com")
    code = next(reversed(cloud.logins.codes.values()))
    by_email = EmailCodeLogin(email="demo@example.com", code=code)
    await client_of(session, urls, by_email).login()
    wrong = EmailCodeLogin(email="demo@example.com", code="no")
    with pytest.raises(AuthenticationFailed):
        await client_of(session, urls, wrong).login()


@pytest.mark.parametrize(
    ("login", "app_secret"),
    [
        (PHONE, "wrong"),
        (EmailPasswordLogin(email="demo@example.com", password="no"), APP_SECRET),
        (EmailPasswordLogin(email="nobody@example.com", password="no"), APP_SECRET),
        (TokenLogin(access_token="void"), APP_SECRET),
    ],
)
async def test_refused_logins(
    session: aiohttp.ClientSession,
    urls: Mapping[str, str],
    login: Login,
    app_secret: str,
) -> None:
    with pytest.raises(AuthenticationFailed):
        await client_of(session, urls, login, app_secret).user.get_user()


async def test_home(client: Client, cloud: Cloud) -> None:
    families = await client.family.get_family_list()
    found = [
        device
        for family in families
        for device in await client.device.get_family_device_list(family.family_id)
    ]
    shared = await client.sharing.list_user_share_devices()
    assert {device.device_id for device in [*found, *shared]} == set(cloud.devices)
    assert all(device.shared and not device.family_id for device in shared)
    rooms = await client.family.get_room_list(families[0].family_id)
    assert {device.room_id for device in found} & {room.room_id for room in rooms}
    products = await client.device.get_products({each.product_id for each in found})
    assert {each.product_id for each in products} == {each.product_id for each in found}
    assert all(product.data_template for product in products)
    configs = await client.device.get_products_config(
        {each.product_id for each in found}
    )
    assert configs.keys() == {each.product_id for each in found}
    gateway = next(device for device in found if device.is_gateway)
    behind = await client.device.get_family_sub_device_list(gateway.device_id)
    assert {each.device_id for each in behind} == {
        each.device_id for each in found if each.is_sub_device
    }
    statuses = await client.device.get_device_statuses(list(cloud.devices))
    assert statuses == {
        device_id: device.online for device_id, device in cloud.devices.items()
    }
    info = await client.device.get_device_ext_info(gateway.device_id)
    assert info.mac


def switchable(cloud: Cloud) -> str:
    """Return a device that can be switched."""
    return next(
        device_id
        for device_id, device in cloud.devices.items()
        if device.online and "power_switch" in device.values
    )


async def test_control(client: Client, cloud: Cloud) -> None:
    device_id = switchable(cloud)
    device = cloud.devices[device_id]
    await client.control.control_device_data(device_id, {"power_switch": 1})
    await client.control.control_device_data(device_id, {"power_switch": 0})
    assert cloud.received == [
        (device_id, {"power_switch": 1}),
        (device_id, {"power_switch": 0}),
    ]
    values = await client.control.get_device_data(device_id)
    assert values["power_switch"].value == device.values["power_switch"]
    assert values["power_switch"].last_update > 10**12
    cloud.set_online(device_id, online=False)
    with pytest.raises(DeviceOffline):
        await client.control.control_device_data(device_id, {"power_switch": 1})
    with pytest.raises((NotFound, PermissionDenied)):
        await client.control.get_device_data("NOSUCHPROD/nothing")


async def test_control_is_never_sent_twice(client: Client, cloud: Cloud) -> None:
    device_id = switchable(cloud)
    await client.login()
    cloud.garble("AppControlDeviceData", "<html>", times=9)
    with pytest.raises(ConnectionFailed):
        await client.control.control_device_data(device_id, {"power_switch": 1})
    assert cloud.calls["AppControlDeviceData"] == 1
    cloud.garble("AppGetDeviceData", '{"code": 0, "data', times=2)
    await client.control.get_device_data(device_id)
    assert cloud.calls["AppGetDeviceData"] == 3


async def test_expired_token(client: Client, cloud: Cloud) -> None:
    await client.login()
    cloud.logins.end_tokens()
    await asyncio.gather(*(client.family.get_family_list() for _ in range(5)))
    assert cloud.calls["AppGetToken"] == 2


async def test_logging_out(client: Client, cloud: Cloud) -> None:
    token = await client.login()
    await client.user.logout_user()
    assert token.value not in cloud.logins.sessions


async def test_scenes_and_firmware(client: Client, cloud: Cloud) -> None:
    families = await client.family.get_family_list()
    scenes = [
        scene
        for family in families
        for scene in await client.scene.get_scene_list(family.family_id)
    ]
    assert {scene.scene_id for scene in scenes} == set(cloud.home.scenes)
    await client.scene.run_scene(scenes[0].scene_id)
    assert cloud.received
    with pytest.raises(RequestRefused, match="scene"):
        await client.scene.run_scene("s_none")


@pytest.fixture
async def push(
    client: Client, cloud: Cloud, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Push]:
    """Return a push connection that has registered the whole home."""
    monkeypatch.setattr(push_module, "FIRST_RETRY_SECONDS", 0.001)
    push = Push(client)
    await push.subscribe(cloud.devices)
    listener.start(push)
    assert await listener.connected.get() == set(cloud.devices)
    yield push
    await push.stop()


async def test_pushes(
    push: Push, client: Client, cloud: Cloud, listener: Listener
) -> None:
    device_id = switchable(cloud)
    cloud.report(device_id, {"brightness": 59})
    report = await listener.change("report")
    assert (report.device_id, report.payload) == (device_id, {"brightness": 59})
    assert report.timestamp > 10**12
    cloud.set_online(device_id, online=False)
    assert (await listener.change("offline")).device_id == device_id
    cloud.set_online(device_id, online=True)
    assert (await listener.change("online")).device_id == device_id
    cloud.post_event(device_id, "low_voltage", {"voltage": 2.5})
    event = await listener.change("event")
    assert event.payload["eventId"] == "low_voltage"
    assert event.payload["params"] == {"voltage": 2.5}
    await client.control.control_device_data(device_id, {"power_switch": 1})
    assert (await listener.change("control")).payload == {"power_switch": 1}
    assert (await listener.change("report")).payload == {"power_switch": 1}
    cloud.unbind(device_id)
    assert (await listener.change("unbind")).device_id == device_id


async def test_garbage_does_not_end_the_pushes(
    push: Push, cloud: Cloud, listener: Listener
) -> None:
    device_id = next(iter(cloud.devices))
    cloud.push_raw(device_id, "<html>")
    cloud.push_raw(device_id, {"action": "DeviceChange", "params": 5})
    cloud.report(device_id, {"brightness": 1})
    assert (await listener.change("report")).payload == {"brightness": 1}
    assert listener.disconnected.empty()


async def test_dropped_socket(push: Push, cloud: Cloud, listener: Listener) -> None:
    cloud.drop_sockets()
    async with asyncio.timeout(PATIENCE_SECONDS):
        await listener.disconnected.get()
        assert await listener.connected.get() == set(cloud.devices)
    device_id = next(iter(cloud.devices))
    cloud.report(device_id, {"brightness": 2})
    assert (await listener.change("report")).payload == {"brightness": 2}


async def test_frozen_socket(
    push: Push, cloud: Cloud, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push_module, "SILENCE_SECONDS", 0.1)
    cloud.drop_sockets()
    async with asyncio.timeout(PATIENCE_SECONDS):
        await listener.disconnected.get()
        await listener.connected.get()
        cloud.freeze_sockets()
        await listener.disconnected.get()
        cloud.thaw_sockets()
        await listener.connected.get()
    assert push.registered == set(cloud.devices)


async def test_expired_token_is_noticed_by_the_push_connection(
    push: Push, cloud: Cloud, listener: Listener
) -> None:
    cloud.logins.end_tokens()
    cloud.drop_sockets()
    async with asyncio.timeout(PATIENCE_SECONDS):
        await listener.connected.get()
        while push.registered != set(cloud.devices):
            await asyncio.sleep(0.01)
    assert cloud.calls["AppGetToken"] == 2


async def test_refused_login_ends_all_requests(
    push: Push, client: Client, cloud: Cloud, listener: Listener
) -> None:
    """The password was changed: one login, refused, and then silence."""
    cloud.logins.end_passwords()
    before = cloud.calls.copy()
    cloud.drop_sockets()
    async with asyncio.timeout(PATIENCE_SECONDS):
        await listener.refused.get()
    for _ in range(20):
        with pytest.raises(AuthenticationFailed):
            await client.user.get_user()
    assert listener.connected.empty()
    assert not cloud.sockets
    asked = cloud.calls - before
    assert {key: asked[key] for key in asked if not key.startswith("ws:")} == {
        "AppGetToken": 1
    }
