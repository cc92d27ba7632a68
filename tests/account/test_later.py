"""What is planned for later, and what comes after the end."""

import asyncio

from homeassistant.core import HomeAssistant

from custom_components.tencent_iot_explorer.account.later import Later


async def test_what_is_planned_after_the_end(hass: HomeAssistant) -> None:
    """What was under way at the end may still plan something: nobody is called."""
    called: list[str] = []
    later = Later(hass)
    later.async_plan(0.01, called.append, "before")
    later.async_close()
    later.async_plan(0.01, called.append, "after")
    await asyncio.sleep(0.05)
    assert not called
