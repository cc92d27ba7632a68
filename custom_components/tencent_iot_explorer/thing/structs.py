"""Structs that hold a device of their own: each indoor unit of an air conditioner."""

from collections.abc import Iterator
from dataclasses import replace

from .entities import EntityPlan
from .kinds import gather, recognise
from .model import Property, ThingModel
from .spelling import any_contains, word_set

# Places beside that of the device: a fence, an anchorage.
_ELSEWHERE = "device_tracker"
# What is so later, or in a mode.
_PLANNED_WORDS = word_set(
    "schedule timer timing plan program period setting config mode 定时 预约 日程 计划 时段 时间段 程序 设置 配置 参数 模式"
)


def recognise_members(
    properties: dict[str, Property], model: ThingModel
) -> Iterator[EntityPlan]:
    """Yield what several members of a struct make up, and take it out of `properties`."""
    for struct in filter(_is_device, tuple(properties.values())):
        left = struct
        for entity in _recognise(struct, model):
            left = _without(left, entity)
            yield entity
        if left.type.members:
            properties[struct.id] = left
        else:
            del properties[struct.id]


def _is_device(property_: Property) -> bool:
    """Return whether a property has members, of something that is so now."""
    is_planned = any_contains(property_.texts, _PLANNED_WORDS)
    return bool(property_.type.members) and not is_planned


def _recognise(struct: Property, model: ThingModel) -> Iterator[EntityPlan]:
    """Yield the entities that several members of a struct make up, called as it is."""
    members = {
        each.id: Property(
            id=each.id,
            name=each.name,
            description="",
            writable=struct.writable,
            type=each.type,
        )
        for each in struct.type.members
    }
    category = model.category or model.name
    product = replace(model, category=category, name=struct.name, actions=())
    for entity in recognise(gather(product, members)):
        is_packed = any(each.byte for each in entity.bindings.values())
        is_single = len(entity.property_ids) == 1 or entity.platform == _ELSEWHERE
        if not (is_single or is_packed):
            yield _of_members(entity, struct)


def _of_members(entity: EntityPlan, struct: Property) -> EntityPlan:
    """Return an entity of members, planned as one of properties."""
    return replace(
        entity,
        key=f"{struct.id}.{entity.key}",
        name=struct.name,
        translation_key=None,
        bindings={
            name: replace(each, property_id=struct.id, member=each.property_id)
            for name, each in entity.bindings.items()
        },
    )


def _without(struct: Property, entity: EntityPlan) -> Property:
    """Return a struct without the members that only an entity has."""
    own = {each.member for each in entity.bindings.values() if not each.shared}
    left = tuple(each for each in struct.type.members if each.id not in own)
    return replace(struct, type=replace(struct.type, members=left))
