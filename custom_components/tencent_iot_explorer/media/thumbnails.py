"""Serving the pictures of recorded events to the media browser."""

from aiohttp import hdrs, web
from homeassistant.components.http import KEY_HASS, HomeAssistantView
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.singleton import singleton
from homeassistant.util.hass_dict import HassKey
from yarl import URL

from ..account.devices.device import Device
from ..cloud import CloudError
from ..const import DOMAIN, LOGGER
from .cameras import find_camera

PATH = f"/api/{DOMAIN}/thumbnail"
KEPT = "private, max-age=86400, immutable"


def thumbnail_path(device: Device, thumbnail: str) -> str | None:
    """Return the path of the picture of an event."""
    if not thumbnail:
        return None
    return str(URL(PATH).with_query(camera=device.device_id, name=thumbnail))


class ThumbnailView(HomeAssistantView):
    """Serves pictures without revealing the cloud's addresses."""

    name = f"api:{DOMAIN}:thumbnail"
    url = PATH

    async def get(self, request: web.Request) -> web.Response:
        """Return a picture by its file name."""
        camera = find_camera(request.app[KEY_HASS], request.query.get("camera", ""))
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
    """Serve pictures from now on, once."""
    view = ThumbnailView()
    hass.http.register_view(view)
    return view
