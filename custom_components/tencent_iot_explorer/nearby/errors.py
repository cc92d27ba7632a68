"""Where errors of Bluetooth become errors of the cloud, which callers know."""

from collections.abc import Iterator
from contextlib import contextmanager

from ..bluetooth import BluetoothError, CommandRefused, FirmwareRefused, NotEncodable
from ..cloud import DeviceOffline, RequestRefused


@contextmanager
def as_cloud_errors() -> Iterator[None]:
    """Raise CloudErrors for errors of Bluetooth."""
    try:
        yield
    except NotEncodable:
        raise
    except (CommandRefused, FirmwareRefused) as error:
        code = f"Bluetooth.{type(error).__name__}"
        raise RequestRefused(code, str(error)) from error
    except BluetoothError as error:
        raise DeviceOffline("Bluetooth.NotReached", str(error)) from error
