"""What the vendor's app shows of a product, where that tells more than its model."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from .entities import EntityPlan
from .roles import CONFIG, GUARDS


@dataclass(frozen=True, kw_only=True)
class AppPanel:
    """What the app switches and shows, by property id.

    Tencent's apps have a button for the power switch in the list of devices, beside it
    a menu of shortcuts, and a big button on top of a device's own page.
    """

    power_switch: str = ""
    big_button: str = ""
    shortcuts: Collection[str] = ()
    hidden: Collection[str] = ()

    def main_switch(self, entities: Iterable[EntityPlan]) -> str | None:
        """Return the key of the switch that the app puts first, None if there is none.

        A page may have any button on top: it does not go before the power of the device.
        """
        roles = {
            each.key: each.role
            for each in entities
            if each.platform == "switch" and each.channel is None
        }
        has_power = "power_switch" in roles.values()
        wanted = (self.power_switch, "" if has_power else self.big_button)
        return next((key for key in wanted if key in roles), None)


AS_IT_IS = AppPanel()


def with_shortcuts(
    entities: Iterable[EntityPlan], panel: AppPanel
) -> Iterator[EntityPlan]:
    """Yield entities, those that are shortcuts as what is used every day.

    A password stays what somebody has to enable, lest the history keeps it.
    """
    for entity in entities:
        if _is_of(entity, panel.shortcuts) and not entity.secret:
            category = None if entity.category == CONFIG else entity.category
            reason = f"{entity.reason}; a shortcut in the app"
            yield replace(entity, enabled=True, category=category, reason=reason)
        else:
            yield entity


def without_hidden(
    entities: Iterable[EntityPlan], panel: AppPanel
) -> Iterator[EntityPlan]:
    """Disable what the app's panel hides, unless it is what the device is for.

    A panel that hides everything is not meant so.
    """
    entities = tuple(entities)
    hidden = {each.key for each in entities if _is_hidden(each, panel)}
    shows = any(each.enabled and each.key not in hidden for each in entities)
    for entity in entities:
        if shows and entity.key in hidden:
            reason = f"{entity.reason}; hidden on the app's panel"
            yield replace(entity, enabled=False, reason=reason)
        else:
            yield entity


def _is_hidden(entity: EntityPlan, panel: AppPanel) -> bool:
    """Return whether the panel hides an entity that a device can do without.

    Without its switch a gang is none, so nothing of it is left.
    """
    if entity.is_main or entity.role in GUARDS or _is_of(entity, panel.shortcuts):
        return False
    hidden = set(panel.hidden) - set(panel.shortcuts)
    is_of_gang = entity.channel is not None and entity.channel.property_id in hidden
    return is_of_gang or _is_of(entity, hidden)


def _is_of(entity: EntityPlan, property_ids: Collection[str]) -> bool:
    """Return whether an entity consists of some properties only."""
    own = entity.property_ids
    return bool(own) and all(each in property_ids for each in own)
