"""The addresses of the cloud, by region or of a private deployment."""

from typing import NamedTuple
from urllib.parse import urlsplit

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "::1", "localhost"})
API_PATHS = ("/appapi", "/tokenapi", "/serviceapi")


class Endpoints(NamedTuple):
    """The addresses of one region: API base (with trailing slash) and WebSocket."""

    api_url: str
    ws_url: str


MAINLAND = Endpoints(
    api_url="https://iot.cloud.tencent.com/api/exploreropen/",
    ws_url="wss://iot.cloud.tencent.com/ws/explorer",
)
OVERSEAS = Endpoints(
    api_url="https://oversea.iotcloud.tencentiotcloud.com/api/exploreropen/",
    ws_url="wss://oversea.iotcloud.tencentiotcloud.com/ws/explorer",
)


def custom_endpoints(api_url: str, ws_url: str) -> Endpoints:
    """Return the addresses of a private deployment.

    The address of the API may end with one of its paths, as in Tencent's documents.
    Raises ValueError for addresses that are unusable, or would send secrets unencrypted
    to another machine.
    """
    check_address(api_url, secure="https", plain="http")
    check_address(ws_url, secure="wss", plain="ws")
    base = api_url.rstrip("/")
    for path in API_PATHS:
        base = base.removesuffix(path)
    return Endpoints(api_url=base.rstrip("/") + "/", ws_url=ws_url)


def check_address(url: str, *, secure: str, plain: str) -> None:
    """Raise ValueError for an invalid address, or an unencrypted one of another machine."""
    parts = urlsplit(url)
    if not parts.hostname or parts.port == 0:
        raise ValueError(f"{url} is no address")
    if parts.scheme == secure:
        return
    if parts.scheme != plain or parts.hostname not in LOOPBACK_HOSTS:
        raise ValueError(f"{url} does not start with {secure}://")
