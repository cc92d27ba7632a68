"""How a phone brings a device that speaks Bluetooth too into a Wi-Fi network.

The device then connects to the cloud by itself, with the token that it was given.
Source: Tencent's client for such devices, and its device SDK.
"""

import asyncio
from dataclasses import dataclass
from typing import Final

from .connecting import Introduction, ask_info
from .conversation import Conversation
from .errors import NoAnswer, NotEncodable, WrongNetwork
from .frames import LONGEST_MESSAGE, Characteristic, MessageType, byte_of

# Joining and reaching the cloud take long: Tencent's own client waits as long.
JOIN_SECONDS: Final = 70
TOKEN_SECONDS: Final = 60
# It also leaves a device in peace for a while after each step.
PAUSE_SECONDS: Final = 0.3
SETTLE_SECONDS: Final = 1.3
_INFO: Final = b"\xe0"
_STATION_MODE: Final = b"\xe1\x01"
_NETWORK: Final = 0xE2
_JOIN: Final = b"\xe3"
_TOKEN: Final = 0xE4
_LOG: Final = b"\xe5"
_CONNECTED: Final = 0


@dataclass(frozen=True, kw_only=True)
class Network:
    """A Wi-Fi network."""

    name: str
    password: str


async def join_network(conversation: Conversation, network: Network) -> Introduction:
    """Bring a device into a network and return who it is.

    Raises NotEncodable for a name or password that is too long, CommandRefused,
    WrongNetwork for one that the device cannot join, with what it says of it, and for
    a name or password that no network has.
    """
    content = _counted(network.name) + _counted(network.password)
    if len(content) > LONGEST_MESSAGE:
        raise NotEncodable("name and password are too long")
    characteristic = Characteristic.DEVICE_INFO
    async with conversation.turn:
        info = await ask_info(conversation, _INFO)
        await conversation.have_done(
            characteristic, [_STATION_MODE], MessageType.MODE_REPLY
        )
        await asyncio.sleep(PAUSE_SECONDS)
        request = conversation.packets(_NETWORK, content)
        await conversation.have_done(characteristic, request, MessageType.NETWORK_REPLY)
        await asyncio.sleep(PAUSE_SECONDS)
        state = await conversation.ask(
            characteristic, [_JOIN], MessageType.NETWORK_STATE, seconds=JOIN_SECONDS
        )
        if not _is_in(state, network):
            raise WrongNetwork(await _reason(conversation))
    return info


async def hand_over_token(conversation: Conversation, token: str) -> None:
    """Give a device in a network the token that it brings to the cloud."""
    await asyncio.sleep(SETTLE_SECONDS)
    request = conversation.packets(_TOKEN, token.encode())
    async with conversation.turn:
        await conversation.have_done(
            Characteristic.DEVICE_INFO,
            request,
            MessageType.TOKEN_REPLY,
            seconds=TOKEN_SECONDS,
        )


def _is_in(state: bytes, network: Network) -> bool:
    """Return whether a device is in a network, and not in one that it knew before."""
    in_one = byte_of(state, 1) == _CONNECTED
    return in_one and state[3:].startswith(_counted(network.name))


async def _reason(conversation: Conversation) -> str:
    """Return what a device has noted of its trouble."""
    try:
        told = await conversation.ask(
            Characteristic.DEVICE_INFO, [_LOG], MessageType.LOG
        )
    except NoAnswer:
        return "it does not say why"
    return "".join(filter(str.isprintable, told.decode(errors="replace")))


def _counted(text: str) -> bytes:
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise WrongNetwork("name or password is no text") from error
    if len(content) > LONGEST_MESSAGE:
        raise NotEncodable("name or password is too long")
    return bytes([len(content)]) + content
