"""Repairs that have something to confirm."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components.repairs import ConfirmRepairFlow, RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant

from .account.registry.stale import async_delete_lost_entities


class DeleteLostEntities(ConfirmRepairFlow):
    """Delete the entities of parts that a product has lost."""

    def __init__(self, lost: Mapping[str, Any]) -> None:
        """Keep the product and the account."""
        self._lost = lost

    @override
    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Delete them once the user agrees."""
        if user_input is not None:
            entry = self.hass.config_entries.async_get_entry(self._lost["entry_id"])
            if entry and entry.state is ConfigEntryState.LOADED:
                await async_delete_lost_entities(
                    self.hass,
                    entry,
                    entry.runtime_data.devices,
                    self._lost["product_id"],
                )
        return await super().async_step_confirm(user_input)


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> DeleteLostEntities:
    """Return the flow of the only fixable issue."""
    return DeleteLostEntities(data or {})
