"""Pictures that the cloud points to, fetched by Home Assistant itself."""

from homeassistant.components.image import Image, infer_image_type

from ..cloud import Client, RequestRefused

# Such a picture may hold a script, which would run with the rights of who looks at it.
SCRIPTABLE = "image/svg"


async def async_fetch_picture(client: Client, url: str) -> Image:
    """Return a picture. Raises CloudError, also for what is none."""
    file = await client.download(url)
    content_type = infer_image_type(file.content) or file.content_type
    if not content_type.startswith("image/") or content_type.startswith(SCRIPTABLE):
        raise RequestRefused("NoPicture", f"A picture is no {content_type}")
    return Image(content_type=content_type, content=file.content)
