"""Pictures that the cloud points to, fetched by Home Assistant itself."""

from dataclasses import replace

from ..cloud import Client, Download, RequestRefused

# How a picture begins tells more than its server. Home Assistant has such a table, too,
# but brings a second HTTP client along.
BEGINNINGS = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}
# Such a picture may hold a script, which would run with the rights of who looks at it.
SCRIPTABLE = "image/svg"


async def async_fetch_picture(client: Client, url: str) -> Download:
    """Return a picture. Raises CloudError, also for what is none."""
    file = await client.download(url)
    recognised = (
        kind for start, kind in BEGINNINGS.items() if file.content.startswith(start)
    )
    content_type = next(recognised, file.content_type)
    if not content_type.startswith("image/") or content_type.startswith(SCRIPTABLE):
        raise RequestRefused("NoPicture", f"A picture is no {content_type}")
    return replace(file, content_type=content_type)
