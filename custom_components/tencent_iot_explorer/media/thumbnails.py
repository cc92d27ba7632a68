"""The pictures of recorded events over HTTP: the media browser asks for those it shows."""

from aiohttp import hdrs, web
from homeassistant.components.http import KEY_HASS, HomeAssistantView
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.singleton import singleton
from homeassistant.util.hass_dict import HassKey
from yarl import URL

from ..cloud import CloudError
from ..const import DOMAIN, LOGGER
from ..home.devices.device import Device
from .cameras import find_camera

PATH = f"/api/{DOMAIN}/thumbnail"
KEPT = "private, max-age=86400, immutable"


def thumbnail_path(device: Device, thumbnail: str) -> str | None:
    """Return where a user of Home Assistant finds the picture of an event."""
    if not thumbnail:
        return None
    path = URL(PATH).joinpath(device.record.product_id, device.record.device_name)
    return str(path.with_query(name=thumbnail))


class ThumbnailView(HomeAssistantView):
    """Gives out pictures without telling anybody the cloud's addresses."""

    name = f"api:{DOMAIN}:thumbnail"
    url = f"{PATH}/{{product_id}}/{{device_name}}"

    async def get(
        self, request: web.Request, product_id: str, device_name: str
    ) -> web.Response:
        """Return a picture by its file name."""
        camera = find_camera(request.app[KEY_HASS], f"{product_id}/{device_name}")
        if camera is None:
            raise web.HTTPNotFound
        try:
            picture = await camera.picture(request.query.get("name", ""))
        except CloudError as error:
            LOGGER.debug("No picture of %s: %s", camera.device.device_id, error)
            raise web.HTTPBadGateway from error
        return web.Response(
            body=picture.content,
            content_type=picture.content_type,
            headers={hdrs.CACHE_CONTROL: KEPT},
        )


@singleton(HassKey[ThumbnailView](f"{DOMAIN}_thumbnails"))
@callback
def async_serve_thumbnails(hass: HomeAssistant) -> ThumbnailView:
    """Give out pictures from now on, also to pages that were open before a restart."""
    view = ThumbnailView()
    hass.http.register_view(view)
    return view
