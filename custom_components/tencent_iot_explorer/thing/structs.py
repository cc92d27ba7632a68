"""Structs that hold a device of their own: each indoor unit of an air conditioner."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from .entities import EntityPlan
from .kinds import gather, recognise
from .model import Member, Property, ThingModel
from .spelling import any_contains, word_set

# Places beside that of the device: a fence, an anchorage.
_ELSEWHERE = "device_tracker"
# What is so at another time, in a mode, or when something happens.
_ELSEWHEN_WORDS = word_set(
    "schedule timer timing plan program period setting config mode scene preset default last history record wake wake_up sleep curve memory power_on "
    "do_not_disturb threshold linkage favorite 定时 预约 日程 计划 时段 时间段 程序 设置 配置 参数 模式 场景 情景 预设 默认 上次 历史 记录 唤醒 睡眠 曲线 记忆 上电 通电 "
    "断电 来电 勿扰 阈值 联动 收藏 起床"
)


def recognise_members(
    properties: Iterable[Property], model: ThingModel
) -> Iterator[EntityPlan]:
    """Yield what several members of a struct make up."""
    for struct in filter(_is_device, properties):
        yield from _recognise(struct, model)


def parts(property_: Property) -> Iterator[tuple[str, Property]]:
    """Yield each member of a struct alone with its key, else the whole property."""
    members = property_.type.members
    if not members:
        yield property_.id, property_
    for member in members:
        yield f"{property_.id}.{member.id}", _with_members(property_, (member,))


def without(
    properties: Mapping[str, Property], entity: EntityPlan
) -> dict[str, Property]:
    """Return what an entity leaves to be planned: of a struct the other members."""
    own = {
        (each.property_id, each.member)
        for each in entity.bindings.values()
        if not each.shared
    }
    left: dict[str, Property] = {}
    for id_, property_ in properties.items():
        members = tuple(
            each for each in property_.type.members if (id_, each.id) not in own
        )
        if id_ not in entity.own_ids:
            left[id_] = property_
        elif members and (id_, None) not in own:
            left[id_] = _with_members(property_, members)
    return left


def _is_device(property_: Property) -> bool:
    """Return whether a property has members, of something that is so now."""
    is_planned = any_contains(property_.texts, _ELSEWHEN_WORDS)
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


def _with_members(struct: Property, members: tuple[Member, ...]) -> Property:
    """Return a struct with only some of its members."""
    return replace(struct, type=replace(struct.type, members=members))
