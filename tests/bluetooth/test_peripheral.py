"""The simulated device does what Tencent's device code was recorded to do."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from simulator.bluetooth import Peripheral
from simulator.bluetooth.firmware import Flash

from . import (
    COMBO,
    DEVICE_NAME,
    ENCRYPTED,
    EXCHANGES,
    INPUTS,
    KEY,
    MAC,
    NPM_CLIENT,
    NPM_CLIENT_KEY,
    PRODUCT_ID,
    PSK,
    RECORDED,
)
from .test_session import ACTIONS, EVENTS, NPM_REPORT, REPORTS, STATUSES

type Step = Mapping[str, str]
type Begin = Callable[[Peripheral], None]

# made with a build that has a longer buffer
LONG_BUFFER = {"mtu_value", "mtu_sync"}
# the device had received a part of the file before
HALF_DONE = {"ota resume"}


def reporting(values: Mapping[str, Any]) -> Begin:
    """Return what has a device report."""
    return lambda peripheral: peripheral.report(values)


def telling(event_id: str, parameters: Mapping[str, Any]) -> Begin:
    """Return what has a device tell an event."""
    return lambda peripheral: peripheral.post_event(event_id, parameters)


BEGINS: dict[str, Begin] = {
    **{name: reporting(values) for name, values in REPORTS.items()},
    **{name: telling(*event) for name, event in EVENTS.items()},
    **dict.fromkeys((*STATUSES, "get status"), Peripheral.ask_for_status),
    "event": telling(*EVENTS["event float"]),
    "report": reporting(NPM_REPORT),
}
LONG_NAME = {"name": "x" * 60}
BEFORE_BINDING = ("bind", "secure", "advertise")


def device(**details: Any) -> Peripheral:
    """Return the recorded device."""
    return Peripheral(
        model=RECORDED["thing_model"],
        product_id=PRODUCT_ID,
        **{"device_name": DEVICE_NAME, "psk": PSK, "mac": MAC, **details},
    )


def play(
    peripheral: Peripheral, steps: Sequence[Step], begin: Begin | None = None
) -> None:
    """Have a recorded phone speak, and expect what the recorded device said."""
    said: list[str] = []
    peripheral.say = lambda packet: said.append(packet.hex())
    if begin:
        begin(peripheral)
    for step in steps:
        match step:
            case {"dir": "write", "char": characteristic, "hex": packet}:
                assert not said
                peripheral.write(characteristic, bytes.fromhex(packet))
            case {"dir": "notify", "hex": packet}:
                assert said.pop(0) == packet
            case {"dir": "advertise", "hex": packet}:
                assert peripheral.advertised.hex() == packet
            case {"dir": "user", "what": answer}:
                peripheral.answer_binding(agrees=answer == "agrees")
            case {"dir": "link"}:
                peripheral.drop()
            case {"dir": "time"}:
                peripheral.repeat_progress()
    assert not said


@pytest.mark.parametrize("name", sorted(EXCHANGES.keys() - LONG_BUFFER - HALF_DONE))
def test_it_does_as_recorded(name: str) -> None:
    peripheral = device(device_name=INPUTS[name].get("device_name", DEVICE_NAME))
    peripheral.confirms = name.startswith("secure")
    if not name.startswith(BEFORE_BINDING):
        peripheral.key = KEY
        peripheral.connected = name not in {"connect", "connect_wrong_key"}
    peripheral.refuses = name in {"control refused", "action failed"}
    peripheral.refuses_firmware = {
        "ota refused low battery": 2,
        "ota refused version": 3,
    }.get(name, 0)
    if name in ACTIONS:
        peripheral.outputs[ACTIONS[name][0]] = ACTIONS[name][2]
    play(peripheral, EXCHANGES[name], BEGINS.get(name))


def test_a_phone_that_tells_how_long_packets_may_be() -> None:
    peripheral = device(key=KEY, connected=True, event_buffer_bytes=256)
    told, *said = EXCHANGES["mtu_value"]
    play(peripheral, [told])
    play(peripheral, said, reporting({"power_switch": 1, **LONG_NAME}))


def test_a_device_whose_link_takes_longer_packets() -> None:
    peripheral = device(key=KEY, connected=True, event_buffer_bytes=256)
    told, *said = EXCHANGES["mtu_sync"]
    play(peripheral, [told], lambda device: device.agree_upon_length(185))
    play(peripheral, said, reporting(LONG_NAME))


def test_it_keeps_whole_pages_of_unfinished_firmware() -> None:
    size, checksum = INPUTS["ota resume"]["file_size"], 0x600C82A8
    flash = Flash(resumes=True, content=bytes(8832), wanted=(size, checksum))
    play(device(key=KEY, flash=flash), EXCHANGES["ota resume"])


@pytest.mark.parametrize("name", NPM_CLIENT)
def test_it_answers_the_npm_client_as_tencents_device_did(name: str) -> None:
    peripheral = device()
    if name != "bind":
        peripheral.key = NPM_CLIENT_KEY
        peripheral.connected = name != "connect"
    peripheral.outputs = {
        "blink": {"result": 0},
        "speak": {"result": 7, "message": "said: hello world"},
    }
    play(peripheral, NPM_CLIENT[name], BEGINS.get(name))


@pytest.mark.parametrize("name", COMBO)
def test_a_combo_device(name: str) -> None:
    ssid = "a-long-network-name"
    peripheral = device(device_name="combo-01", networks={ssid: ""}, log="log: ok")
    peripheral.network.name = ssid
    play(peripheral, COMBO[name])


def test_the_encrypted_protocol() -> None:
    key = bytes.fromhex(ENCRYPTED["secret_key"])
    play(device(secret_key=key, firmware="1.0.0"), ENCRYPTED["steps"])


def test_it_is_deaf_until_connected() -> None:
    peripheral = device(key=KEY)
    play(peripheral, [{"dir": "write", "char": "ffe2", "hex": "0000020001"}])
    assert not peripheral.heard
