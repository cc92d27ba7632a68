"""What a phone and a connected device tell each other: values, events, actions."""

from collections.abc import Awaitable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, Protocol

from .conversation import Conversation
from .errors import BluetoothError, BrokenMessage, Misfit, NotEncodable
from .frames import LONGEST_MESSAGE, Characteristic, DeviceMessage, MessageType, byte_of
from .layout import Field, Layout
from .values import decode, encode

_CONTROL: Final = 0x00
_REPORT_REPLY: Final = 0x20
_STATUS_REPLY: Final = 0x22
_EVENT_REPLY: Final = 0x60
_ACTION: Final = 0x80
_OK: Final = 0
_FAILED: Final = 1


class Listener(Protocol):
    """Who hears what a device says by itself; raises BluetoothError to refuse it."""

    async def on_report(self, values: Mapping[str, Any]) -> None:
        """Take over values by property id."""

    async def on_event(self, event_id: str, parameters: Mapping[str, Any]) -> None:
        """Take over an event."""

    async def on_misfit(self, error: Misfit) -> None:
        """Hear that the device has another thing model than the one we know."""

    async def stored_values(self) -> Mapping[str, Any]:
        """Return the values by property id that the device is to have."""


class Session:
    """The conversation with a device that is connected. Coroutines raise BluetoothError."""

    def __init__(
        self, conversation: Conversation, layout: Layout, listener: Listener
    ) -> None:
        """Take what the product's numbers mean; nothing is sent yet."""
        self._conversation = conversation
        self._layout = layout
        self._listener = listener

    async def serve(self) -> None:
        """Answer what the device says by itself, until cancelled."""
        while True:
            reply = await self._reply_to(await self._conversation.unasked.get())
            async with self._conversation.turn:
                with suppress(BluetoothError):  # then the device says it once more
                    await self._conversation.write(Characteristic.DATA, reply)

    async def control(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Set properties, in several messages where one is too long; return what was sent."""
        contents = list(_joined(encode(self._layout.properties, values)))
        async with self._conversation.turn:
            for content in contents:
                request = self._conversation.packets(_CONTROL, content)
                await self._conversation.have_done(
                    Characteristic.DATA, request, MessageType.CONTROL_REPLY
                )
        return decode(self._layout.properties, b"".join(contents))

    async def call_action(
        self, action_id: str, inputs: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Call an action and return its outputs by id."""
        places = {action.id: place for place, action in enumerate(self._layout.actions)}
        if (place := places.get(action_id)) is None:
            raise BrokenMessage(f"{action_id} has no place in the thing model")
        action = self._layout.actions[place]
        content = b"".join(encode(action.inputs, inputs))
        if len(content) > LONGEST_MESSAGE:
            raise NotEncodable("the inputs are longer than devices can hear")
        request = self._conversation.packets(_ACTION | place, content)
        async with self._conversation.turn:
            answer = await self._conversation.have_done(
                Characteristic.DATA, request, MessageType.ACTION_REPLY
            )
        if byte_of(answer, 1) != place:
            raise BrokenMessage("another action answers")
        return decode(action.outputs, answer[2:])

    async def _reply_to(self, message: DeviceMessage) -> Iterable[bytes]:
        """Hand on what the device said; return what to answer."""
        match message.type:
            case MessageType.REPORT:
                result = await self._result(self._take_report(message.payload))
                return [bytes([_REPORT_REPLY, result])]
            case MessageType.EVENT:
                place = message.payload[0] if message.payload else 0
                result = await self._result(self._take_event(message.payload))
                return [bytes([_EVENT_REPLY | place, result])]
            case _:
                return await self._status()

    async def _take_report(self, content: bytes) -> None:
        await self._listener.on_report(decode(self._layout.properties, content))

    async def _take_event(self, content: bytes) -> None:
        place = byte_of(content, 0)
        if place >= len(self._layout.events):
            raise Misfit(f"no event is at place {place}")
        event = self._layout.events[place]
        await self._listener.on_event(event.id, decode(event.parameters, content[1:]))

    async def _status(self) -> Iterable[bytes]:
        """Return the values that the device asks for, as far as it can hear them."""
        try:
            values = await self._listener.stored_values()
        except BluetoothError:
            return [bytes([_STATUS_REPLY, _FAILED])]
        content = _as_many_as_fit(self._layout.properties, values)
        return self._conversation.packets(_STATUS_REPLY, content, status=bytes([_OK]))

    async def _result(self, taking: Awaitable[None]) -> int:
        """Return the result that the device hears."""
        try:
            await taking
        except Misfit as error:
            await self._listener.on_misfit(error)
            return _FAILED
        except BluetoothError:
            return _FAILED
        return _OK


def _as_many_as_fit(fields: Sequence[Field], values: Mapping[str, Any]) -> bytes:
    """Return the values that can be sent, in one message with a byte for its status."""
    gathered = b""
    for field_id, value in values.items():
        with suppress(NotEncodable):
            content = b"".join(encode(fields, {field_id: value}))
            if len(gathered) + len(content) < LONGEST_MESSAGE:
                gathered += content
    return gathered


def _joined(contents: Iterable[bytes]) -> Iterator[bytes]:
    """Join values into as few messages as devices can take. Raises NotEncodable."""
    gathered = b""
    for content in contents:
        if len(content) > LONGEST_MESSAGE:
            raise NotEncodable("a value is longer than devices can hear")
        if gathered and len(gathered) + len(content) > LONGEST_MESSAGE:
            yield gathered
            gathered = b""
        gathered += content
    if gathered:
        yield gathered
