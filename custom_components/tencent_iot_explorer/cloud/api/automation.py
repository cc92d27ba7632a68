"""Automations."""

from collections.abc import AsyncIterator
from functools import partial
from types import MappingProxyType
from typing import Final

from ..decoding import inner, records, text
from ..models.automation import Automation, AutomationSummary, Run
from ..wire import encode, parse, parse_all
from .caller import ActionGroup
from .paging import after_last, listed

RUNS_AT_ONCE: Final = 20

# The cloud wants all of them, also where they say nothing.
ALWAYS = MappingProxyType(
    {
        "Icon": "",
        "Conditions": (),
        "Actions": (),
        "EffectiveBeginTime": "00:00",
        "EffectiveEndTime": "23:59",
        "EffectiveDays": "1111111",
    }
)


class AutomationApi(ActionGroup):
    """Actions that concern automations.

    All methods raise PermissionDenied for a family or a device that is somebody
    else's, RequestRefused for an automation that does not exist or is one too many,
    and other CloudErrors.
    """

    async def get_automation_list(self, family_id: str) -> list[AutomationSummary]:
        """Return a family's automations. Source: AppGetAutomationList."""
        answer = await self._caller.call(
            "AppGetAutomationList", {"FamilyId": family_id}
        )
        found = listed("AppGetAutomationList", answer, "List")
        return parse_all(
            AutomationSummary, [{**each, "FamilyId": family_id} for each in found]
        )

    async def describe_automation(self, automation_id: str) -> Automation:
        """Return an automation with all it has. Source: AppDescribeAutomation."""
        answer = await self._caller.call(
            "AppDescribeAutomation", {"AutomationId": automation_id}
        )
        return parse(Automation, {"AutomationId": automation_id, **inner(answer)})

    async def create_automation(self, family_id: str, automation: Automation) -> str:
        """Create an automation and return its id; the one given does not count.

        Without times it is effective always. Source: AppCreateAutomation.
        """
        answer = await self._caller.call(
            "AppCreateAutomation",
            {
                **ALWAYS,
                **encode(automation),
                "FamilyId": family_id,
                "AutomationId": None,
            },
        )
        return text(inner(answer), "AutomationId")

    async def modify_automation(self, automation: Automation) -> None:
        """Replace the automation that has the same id. Source: AppModifyAutomation."""
        await self._caller.call("AppModifyAutomation", {**ALWAYS, **encode(automation)})

    async def modify_automation_status(
        self, automation_id: str, *, enabled: bool
    ) -> None:
        """Switch an automation on or off. Source: AppModifyAutomationStatus."""
        await self._caller.call(
            "AppModifyAutomationStatus",
            {"AutomationId": automation_id, "Status": int(enabled)},
        )

    async def delete_automation(self, automation_id: str) -> None:
        """Delete an automation. Source: AppDeleteAutomation."""
        await self._caller.call("AppDeleteAutomation", {"AutomationId": automation_id})

    def get_runs(self, family_id: str) -> AsyncIterator[Run]:
        """Yield what scenes and automations of a family did, the newest first.

        Source: AppGetSceneAndAutomationLogs.
        """
        return after_last(partial(self._get_runs, family_id), lambda each: each.run_id)

    async def _get_runs(self, family_id: str, last: Run | None) -> list[Run]:
        """Return the runs in a family that come after the last one read."""
        answer = await self._caller.call(
            "AppGetSceneAndAutomationLogs",
            {
                "FamilyId": family_id,
                "Limit": RUNS_AT_ONCE,
                "MsgId": last.run_id if last else "",
            },
        )
        return parse_all(Run, records(inner(answer), "Msgs"))
