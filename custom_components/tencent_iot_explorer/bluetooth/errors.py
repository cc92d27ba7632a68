"""What can go wrong between a phone and a device."""


class BluetoothError(Exception):
    """Something that a device or its link did not do."""


class NoAnswer(BluetoothError):
    """The device said nothing in time: it is busy, gone, or has another key."""


class NotConfirmed(BluetoothError):
    """Nobody has confirmed at the device that it may be bound."""


class WrongNetwork(BluetoothError):
    """The device cannot join the Wi-Fi network: its name or password is wrong."""


class FirmwareRefused(BluetoothError):
    """The device does not take the firmware; says why."""


class WrongProof(BluetoothError):
    """The device could not prove that it knows the key."""


class BrokenMessage(BluetoothError):
    """A message that does not fit the protocol or the thing model."""


class Misfit(BrokenMessage):
    """A value that is not what the thing model has at its place."""


class NotEncodable(BluetoothError, ValueError):
    """A value that the protocol cannot carry."""


class CommandRefused(BluetoothError):
    """The device did not do what it was told.

    `result` is 1 for a refusal and 2 for data that the device did not understand.
    """

    def __init__(self, result: int) -> None:
        """Keep the device's result."""
        super().__init__(f"the device answered {result}")
        self.result = result
