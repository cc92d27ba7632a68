"""Lists that the cloud hands out page by page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..decoding import Record, integer, records

if TYPE_CHECKING:
    from ..client import Client

PAGE_SIZE: Final = 50


async def list_all(
    client: Client, action: str, parameters: Mapping[str, Any], *keys: str
) -> list[Record]:
    """Return the items of all pages of a list.

    Parameters: the action, its parameters but Offset and Limit, the names that the
    list has been seen with. Ends at an empty page or at Total, whichever is first.
    Raises CloudError.
    """
    found: list[Record] = []
    while True:
        answer = await client.call(
            action, {**parameters, "Offset": len(found), "Limit": PAGE_SIZE}
        )
        page = list(records(answer, *keys))
        found += page
        if not page or len(found) >= integer(answer, "Total"):
            return found


def device_parameters(device_id: str) -> dict[str, str]:
    """Return the parameters that name a device, given as "ProductId/DeviceName"."""
    product_id, _, device_name = device_id.partition("/")
    return {"ProductId": product_id, "DeviceName": device_name}
