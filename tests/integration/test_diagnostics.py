"""What a person sends along with a report."""

import json
from typing import Any

from homeassistant.components.diagnostics import REDACTED
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
    get_diagnostics_for_device,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.tencent_iot_explorer.account.privacy import (
    redact_values,
    without_addresses,
)
from custom_components.tencent_iot_explorer.const import DOMAIN
from custom_components.tencent_iot_explorer.diagnostics import describe_device
from scripts.products import products_in
from simulator import Cloud

from ..conftest import SetUp
from ..thing import property_of
from .platforms import add_device, find_device

pytestmark = pytest.mark.devices("lamp_02", "tracker_01")

TRACKER = "TRACKER000/tracker_01"


async def device_diagnostics(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    entry: MockConfigEntry,
    device_id: str,
) -> dict[str, Any]:
    """Return the diagnostics of a device of the cloud."""
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, device_id), entry.entry_id
    )
    assert device
    answer: Any = await get_diagnostics_for_device(hass, hass_client, entry, device)
    return dict(answer)


async def test_entry(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, set_up: SetUp
) -> None:
    """Connection, products and devices are told."""
    entry = await set_up()
    answer: Any = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert answer["push"]["connected"] is True
    told = json.dumps(answer["entry"], ensure_ascii=False)
    assert not [each for each in entry.subentries.values() if each.title in told]
    assert answer["push"]["registered"] == len(answer["devices"])
    assert {each["product_id"] for each in answer["products"]} >= {"COLOURLAMP"}
    for product in answer["products"]:
        assert all(each["reason"] for each in product["entities"])
        assert all(each["reason"] for each in product["excluded"])


async def test_nothing_secret(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    cloud: Cloud,
    set_up: SetUp,
) -> None:
    """Neither credentials nor tokens nor people are in the text."""
    entry = await set_up()
    user = cloud.home.users[0]
    secrets = {
        *(entry.data[key] for key in ("app_key", "app_secret", "phone", "password")),
        *cloud.logins.sessions,
        user.user_id,
        user.nick_name,
        "118.089",
    }
    text = json.dumps(
        await get_diagnostics_for_config_entry(hass, hass_client, entry),
        ensure_ascii=False,
    )
    assert not {secret for secret in secrets if secret in text}


async def test_issues_tell_no_family(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    cloud: Cloud,
    set_up: SetUp,
) -> None:
    """Home Assistant adds their ids to the file, and redacts nothing."""
    entry = await set_up()
    for family in cloud.home.families.values():
        family.members.pop(cloud.home.users[0].user_id, None)
    await entry.runtime_data.home.async_refresh()
    await hass.async_block_till_done()
    assert await async_setup_component(hass, "diagnostics", {})
    client = await hass_client()
    file = await client.get(f"/api/diagnostics/config_entry/{entry.entry_id}")
    text = await file.text()
    assert "family_missing" in text
    families = {each.unique_id for each in entry.subentries.values()}
    assert not [each for each in families if each and each in text]


@pytest.mark.devices("gw_01", "board_01")
async def test_what_a_device_is_listed_as(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, set_up: SetUp
) -> None:
    """Whether it is a gateway, whose it is and since when: no names, no ids."""
    entry = await set_up()
    for device_id, kind, shared in (
        ("GATEWAY000/gw_01", 1, False),
        ("TESTBOARD0/board_01", 0, True),
    ):
        answer = await device_diagnostics(hass, hass_client, entry, device_id)
        record = entry.runtime_data.devices[device_id].record
        assert answer["device"]["listed"] == {
            "device_type": kind,
            "shared": shared,
            "create_time": record.create_time,
            "update_time": record.update_time,
        }


async def test_device(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, set_up: SetUp
) -> None:
    """A device tells its values and the reason of each entity."""
    entry = await set_up()
    answer = await device_diagnostics(hass, hass_client, entry, "COLOURLAMP/lamp_02")
    assert answer["device"]["values"]["brightness"] == 70
    assert answer["device"]["available"] is True
    light = answer["product"]["entities"][0]
    assert light["platform"] == "light"
    assert "brightness" in light["properties"]


async def test_they_hold_the_thing_model(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    cloud: Cloud,
    set_up: SetUp,
) -> None:
    """What a report is sent with can be explained, and kept as a fixture."""
    entry = await set_up()
    model = cloud.home.products["COLOURLAMP"].data_template
    answers = (
        await device_diagnostics(hass, hass_client, entry, "COLOURLAMP/lamp_02"),
        await get_diagnostics_for_config_entry(hass, hass_client, entry),
    )
    for answer in answers:
        products = products_in(json.dumps({"home_assistant": {}, "data": answer}))
        assert model in [each["DataTemplate"] for each in products]


async def test_a_thing_model_that_is_none(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    cloud: Cloud,
    set_up: SetUp,
) -> None:
    """It is told as it came: that is what is wrong."""
    cloud.home.products["COLOURLAMP"].data_template = "nonsense"
    entry = await set_up()
    answer = await device_diagnostics(hass, hass_client, entry, "COLOURLAMP/lamp_02")
    assert answer["product"]["model"] == "nonsense"
    assert answer["product"]["entities"] == []


async def test_device_that_is_no_thing(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, set_up: SetUp
) -> None:
    """The device of a family has nothing to tell but how many things there are."""
    entry = await set_up()
    family = next(iter(entry.subentries.values())).unique_id
    answer = await device_diagnostics(hass, hass_client, entry, f"family_{family}")
    assert answer == {"devices": len(entry.runtime_data.devices)}


async def test_entry_that_could_not_start(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    cloud: Cloud,
    set_up: SetUp,
) -> None:
    """Diagnostics are there when they are needed most."""
    cloud.home.users[0].password = "new"
    entry = await set_up()
    answer: Any = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert answer["state"] == "setup_error"


async def test_private_values_by_their_names(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """An id need not tell what a property holds."""
    values = {"p1": "Li Lei", "p2": "778899", "p3": 4321, "p4": 39.907, "p5": 40}
    names = ("用户姓名", "开锁密码", "临时密码", "当前纬度", "当前位置")
    types = ("string", "string", "int", "float", "int")
    add_device(
        cloud,
        values,
        *(
            property_of(id_, name, kind)
            for id_, name, kind in zip(values, names, types, strict=True)
        ),
    )
    entry = await set_up()
    account = entry.runtime_data
    told = describe_device(account, account.devices["TESTPRODUC/test_01"])["values"]
    assert told == dict.fromkeys(("p1", "p2", "p3", "p4"), REDACTED) | {"p5": 40}


async def test_private_parts_by_their_names(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Nor need the id of a member, in a struct or in a list of them."""
    user = {"m1": "Li Lei", "m2": "778899", "m3": 5}
    members = [
        {"id": id_, "name": name, "dataType": {"type": kind}}
        for id_, name, kind in (
            ("m1", "用户姓名", "string"),
            ("m2", "开锁密码", "string"),
            ("m3", "音量", "int"),
        )
    ]
    item = {"type": "struct", "specs": members}
    add_device(
        cloud,
        {"one": user, "all": [user]},
        property_of("one", "配置", "struct", specs=members),
        property_of("all", "列表", "array", arrayInfo=item),
    )
    entry = await set_up()
    account = entry.runtime_data
    told = describe_device(account, account.devices["TESTPRODUC/test_01"])["values"]
    shown = {"m1": REDACTED, "m2": REDACTED, "m3": 5}
    assert told == {"one": shown, "all": [shown]}


@pytest.mark.parametrize(
    ("product", "id_", "name"),
    [
        ("Test product", "lock_state", "门锁状态"),
        ("Smart lock", "state", "状态"),
        ("人脸门禁", "state", "状态"),
        ("Test product", "arm", "布防"),
    ],
)
async def test_any_text_of_what_guards_a_home(
    hass: HomeAssistant,
    cloud: Cloud,
    set_up: SetUp,
    product: str,
    id_: str,
    name: str,
) -> None:
    """Also of a lock that nobody can turn from afar, which is no lock to control."""
    properties = (
        property_of(id_, name, "enum", "r", mapping={"0": "关", "1": "开"}),
        property_of("record", "记录", "string", "r"),
    )
    device = add_device(cloud, {id_: 1, "record": "Li Lei"}, *properties)
    device.product.name = product
    entry = await set_up()
    account = entry.runtime_data
    told = describe_device(account, account.devices[device.device_id])["values"]
    assert told == {id_: 1, "record": REDACTED}


async def test_any_text_of_what_arms_a_home(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Also where only the options of a choice say that it does."""
    modes = {"0": "撤防", "1": "在家布防", "2": "离家布防"}
    device = add_device(
        cloud,
        {"mode": 1, "remark": "Li Lei"},
        property_of("mode", "模式", "enum", mapping=modes),
        property_of("remark", "备注", "string"),
    )
    account = (await set_up()).runtime_data
    told = describe_device(account, account.devices[device.device_id])["values"]
    assert told == {"mode": 1, "remark": REDACTED}


@pytest.mark.devices("lock_01")
async def test_any_text_of_a_lock(
    hass: HomeAssistant, cloud: Cloud, set_up: SetUp
) -> None:
    """Nobody knows what a lock's maker writes into its texts."""
    lock = find_device(cloud, "lock_01")
    lock.product.data_template["properties"].append(
        property_of("memo", "备忘", "string")
    )
    lock.values["memo"] = "under the mat"
    lock.updated["memo"] = 1
    entry = await set_up()
    account = entry.runtime_data
    told = describe_device(account, account.devices[lock.device_id])["values"]
    assert told["memo"] == REDACTED
    assert told["lock_state"] == lock.values["lock_state"]


@pytest.mark.parametrize(
    ("values", "redacted"),
    [
        ({"wifi_ssid": "home", "power": 1}, {"wifi_ssid": "**REDACTED**", "power": 1}),
        (
            {"info": {"Mac": "a", "rssi": -1}},
            {"info": {"Mac": "**REDACTED**", "rssi": -1}},
        ),
        ({"info": '{"imei": "860"}'}, {"info": {"imei": "**REDACTED**"}}),
        ({"keys": [{"password": "1"}]}, {"keys": [{"password": "**REDACTED**"}]}),
        ({"position": 40, "plate": "12"}, {"position": 40, "plate": "12"}),
        ({"machine_state": 2, "long_press": 3}, {"machine_state": 2, "long_press": 3}),
        ({"memo": "call 138 0013 8000"}, {"memo": REDACTED}),
        ({"memo": "li@example.com"}, {"memo": REDACTED}),
        ({"memo": 13800138000}, {"memo": REDACTED}),
        ({"memo": "39.90713, 116.39139"}, {"memo": REDACTED}),
        ({"memo": "6222020200112233445"}, {"memo": REDACTED}),
        ({"memo": "a4:c1:38:00:11:22"}, {"memo": REDACTED}),
        ({"memo": ["192.168.1.4", "idle"]}, {"memo": [REDACTED, "idle"]}),
        ({"time": 1795000000123, "on": 1}, {"time": 1795000000123, "on": 1}),
        *(
            ({id_: "x7"}, {id_: REDACTED})
            for id_ in (
                "alarm_call_number",
                "alarm_sms_number",
                "name_5g",
                "UserSig",
                "PrivateMapKey",
                "check_code",
                "unlock_code",
                "tempPassword",
                "pin",
                "userName",
            )
        ),
    ],
)
def test_private_values(values: dict[str, object], redacted: dict[str, object]) -> None:
    """Values that tell of people or networks are not shown, at any depth."""
    assert redact_values(values) == redacted


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("小林", "小林"),
        ("13800000000", "138****00"),
        ("+1 415 555 0100", "+1 ****00"),
        ("demo@example.com", "d***@example.com"),
        ("Lamp 2000 of 2026", "Lamp 2000 of 2026"),
    ],
)
def test_titles(title: str, shown: str) -> None:
    """An account without a nickname is not called by its phone number."""
    assert without_addresses(title) == shown
