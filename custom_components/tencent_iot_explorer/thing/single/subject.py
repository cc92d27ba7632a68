"""One value on its way to be one entity."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
import re
from typing import Any

from ..english import in_english
from ..entities import VALUE, Binding, EntityPlan
from ..model import NOTHING, Kind, Member, Property, ValueType
from ..names import called
from ..roles import CONFIG, DIAGNOSTIC, OFF_BY_DEFAULT
from ..spelling import any_contains
from ..table import Match, Role, Table
from ..words.entity_categories import INNER_WORDS, SET_ONCE_WORDS
from ..words.private import METHOD_WORDS, SECRET_WORDS

_LEFT = re.compile("left", re.IGNORECASE)
_LEFT_SIDE = "左"
# What is said behind a name, and tells no more of what it is: CO2浓度, 温度(炉温).
_MERE_ENDING = re.compile("(?<=.)(?:浓度|含量|值|[(（].*)$")
_SET_PLATFORMS = frozenset({"number", "select", "switch", "text", "time"})


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A property, or a member of a struct property, on its way to be an entity."""

    name: str
    key: str
    type: ValueType
    writable: bool
    texts: tuple[str, str]
    description: str = ""
    member: str | None = None
    property_id: str

    def says(self, words: frozenset[str]) -> bool:
        """Return whether id or name contains one of `words`."""
        return any_contains(self.texts, words)

    def says_more(self, table: Table[Any]) -> bool:
        """Return whether the name is longer than what the id is: 轴承温度 of temp."""
        told = next(table.find(_MERE_ENDING.sub("", self.name)), None)
        is_known = self.name.isascii() or in_english(self.name) is not None
        is_longer = told is not None and not told.exact
        return is_longer and is_known and self.member is None

    @property
    def is_secret(self) -> bool:
        """Return whether whoever reads the value can open something with it."""
        return (
            self.type.kind in {Kind.STRING, Kind.INT}
            and self.says(SECRET_WORDS)
            and not self.says(METHOD_WORDS)
        )

    def _category(self, platform: str) -> str | None:
        """Return the category of what only an installer sets, or a device tells of itself."""
        if platform in _SET_PLATFORMS and self.says(SET_ONCE_WORDS):
            return CONFIG
        is_inner = platform == "sensor" and self.says(INNER_WORDS)
        return DIAGNOSTIC if is_inner else None

    def entity(
        self,
        platform: str,
        role: str,
        reason: str,
        *,
        meanings: Mapping[str, str] = NOTHING,
        category: str | None = None,
        enabled: bool = True,
        **more: Any,
    ) -> EntityPlan:
        """Return an entity of this one value."""
        named = {} if "translation_key" in more else called(platform, self.name)
        binding = Binding(
            property_id=self.property_id,
            member=self.member,
            type=self.type,
            meanings=meanings,
        )
        return EntityPlan(
            platform=platform,
            key=self.key,
            role=role,
            bindings={VALUE: binding},
            reason=reason,
            enabled=enabled and role not in OFF_BY_DEFAULT and not self.is_secret,
            secret=self.is_secret,
            category=category or self._category(platform),
            **{"name": self.name} | named | more,
        )


def subjects(property_: Property) -> Iterator[Subject]:
    """Yield what of a property becomes an entity."""
    whole = Subject(
        name=property_.name,
        texts=_texts(property_),
        description=property_.description,
        key=property_.id,
        type=property_.type,
        writable=property_.writable,
        property_id=property_.id,
    )
    if property_.type.kind is not Kind.STRUCT or not property_.type.members:
        yield whole
        return
    for member in property_.type.members:
        yield _member_subject(whole, member)


def _texts(property_: Property) -> tuple[str, str]:
    """Return what tells the meaning; left of an id is a side where its name says so."""
    name, id_ = property_.texts
    return name, _LEFT.sub("_side_", id_) if _LEFT_SIDE in name else id_


def _member_subject(whole: Subject, member: Member) -> Subject:
    """Return a member as something that can be an entity of its own."""
    name = f"{whole.name} {member.name}"
    return Subject(
        name=name,
        texts=(name, member.id),
        description=whole.description,
        key=f"{whole.key}.{member.id}",
        type=member.type,
        writable=whole.writable,
        member=member.id,
        property_id=whole.key,
    )


def naming(found: Match[Any]) -> dict[str, Any]:
    """Return the translated name of a role that covers the whole id or name."""
    if not (found.exact and is_named(found.role)):
        return {}
    placeholders = {} if found.number is None else {"number": found.number}
    return {"translation_key": found.role.name, "placeholders": placeholders}


def is_named(role: Role) -> bool:
    """Return whether a role has a translated name, not only a class."""
    return not role.name.startswith("generic_")
