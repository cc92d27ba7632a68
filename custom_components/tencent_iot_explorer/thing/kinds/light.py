"""Lights: what switches a lamp, and which looks are its own."""

from collections.abc import Iterable, Iterator
from itertools import chain
import re
from typing import Any

from ..entities import Binding, EntityPlan
from ..model import NUMBERS, Action, Kind, Property
from ..spelling import joined, word_set
from ..units import unit_of
from ..words.toggles import POWER_WORDS
from .channels import CHANNEL_ID
from .evidence import Evidence, Weight, begins_alike, says
from .kind import DeviceKind, composite
from .light_looks import (
    COLOR,
    NIGHT_WORDS,
    PACKED_COLOR,
    LightPart,
    can_be_color,
    colors_of,
    is_of_night_light,
    looks_of,
    modes_of,
    temperature_traits,
)
from .parts import BOOL, ENUMS, STRUCTS, FoundParts, Part, Parts, bind, numbered
from .power import switched
from .products import CALLED

# A part that is no binding itself: the whole device's power.
MAIN_POWER = "main_power"
# The switch of something that glows: a lamp if it has a look, else maybe a display.
GLOW = "glow"
# Beside one of these, a value (the V of HSV) is no brightness.
BRIGHTNESSES = {LightPart.BRIGHTNESS, LightPart.HUE}
# What shines for insects or germs.
KILLING_WORDS = word_set("uv mosquito insect 紫外 杀菌 消毒 灭蚊 驱蚊 杀虫 诱虫 捕虫")
# A lamp that indicates something, wakes people or kills is no light.
OTHER_LAMP_WORDS = KILLING_WORDS | word_set(
    "indicator status_light status_led backlight reminder screen display wake_up 提醒 指示 状态灯 背光 背光灯 背景灯 呼吸灯 报警灯 屏幕 屏显 唤醒"
)
# The name of a lamp's switch. 人感开灯 is none: it is an automatism.
LAMP_NAME = re.compile(
    r"(?!.*(?:感应?|人[来走到]|自动|定时|延时|联动|[到回]家|开门)[开亮关点]灯).*(?:灯带?|灯光(?=开关|启停|控制)|照明|light|lamp)(?:开关|启停|控制|总开|总开关|总控|[\s_-]?(?:switch|control))?(?:状态|[\s_-]?stat(?:e|us))?",
    re.IGNORECASE,
)
# The end of a switch's name: what comes before is the name of its lamp.
SWITCHING = re.compile(
    r"(?:总?开关?|启停|控制|总控|[\s_-]?(?:switch|control|on)|(?<=灯))"
    r"(?:状态|[\s_-]?stat(?:e|us))?$",
    re.IGNORECASE,
)
# Names that say only that something is a lamp.
MERE_LAMP = word_set("灯 灯光 灯具 电灯 照明 照明灯 led led灯 light lamp lighting")
# Kinds of properties that can be set: of a device that is more than a lamp.
SET_KINDS = BOOL | ENUMS | NUMBERS
# Words that guess a look from a name.
LOOK_WORDS = {
    LightPart.BRIGHTNESS: word_set("brightness dimmer dimming 亮度 明暗 调光"),
    LightPart.COLOR_TEMPERATURE: word_set("color_temperature color_temp ct 色温 冷暖"),
}
# The end of a look's name: what comes before is the name of its lamp.
LOOK_ENDING = re.compile("(?:亮度|明暗|调光|色温|冷暖)$")
# In the names of all lamps.
LAMP = "灯"
ANY_LOOK = frozenset().union(*LOOK_WORDS.values())
COLOR_WORDS = word_set("color rgb hsv 颜色 彩光 彩色")
# What is called CT, too: it transforms the current for a meter.
TRANSFORMER_WORDS = word_set("transformer ratio 互感器 变比 倍率")
OTHER_LOOK_WORDS = (
    NIGHT_WORDS
    | TRANSFORMER_WORDS
    | word_set(
        "min max sub auto ambient environment 最小 最大 最低 最高 辅灯 副灯 环境"
    )
)
# A lamp's switch may be called by its light alone.
LIT = "灯光"
LIGHT_PARTS = Parts(
    Part(
        name=LightPart.POWER,
        words="light_switch switch_led led_switch led_ctrl lamp_switch light_power led lamp 电灯开关 "
        "灯光开关 灯开关 照明开关 灯 led灯 照明 照明灯 主照明 主照明灯 主灯 主灯开关 鱼缸灯 植物灯 补光灯",
        kinds=BOOL,
    ),
    Part(name=GLOW, words="light light_on lamp_on", kinds=BOOL),
    Part(
        name=MAIN_POWER,
        words=POWER_WORDS,
        kinds=BOOL,
        never_speaks=CALLED["socket"],
    ),
    Part(
        name=MAIN_POWER,
        words=POWER_WORDS,
        kinds=ENUMS,
        reads=switched,
        requires=({"on"}, {"off"}),
        never_speaks=CALLED["socket"],
    ),
    Part(
        name=LightPart.BRIGHTNESS,
        words="brightness bright_value bright light_brightness 明暗度 mesh_light_lightness "
        "lightness dimming dimmer dim dim_level 调光 调光等级 亮度 亮度值 灯光亮度 亮度调节 主灯亮度 "
        "总亮度 all_brightness",
        kinds=NUMBERS,
    ),
    Part(
        name=LightPart.COLOR_TEMPERATURE,
        words="color_temperature color_temp colour_temp mesh_light_color_temperature cct "
        "colortemp temp_value ct 冷暖色温 色温 色温值 冷暖 冷暖值 色温调节",
        kinds=NUMBERS,
        never_speaks=TRANSFORMER_WORDS,
    ),
    Part(
        name=COLOR,
        words="color rgb_color rgb color_value colour_data color_data hsv hsv_color color_hsv "
        "color_rgb led_color light_color light_rgb led_rgb rgb值 颜色 彩光 彩光值 rgb颜色 灯光颜色 自定义颜色",
        kinds=STRUCTS,
    ),
    Part(
        name=PACKED_COLOR,
        words="color rgb rgb_color color_value color_data hex_color light_color rgb值 颜色 颜色值 "
        "彩光 彩光值 rgb颜色 灯光颜色",
        kinds=frozenset({Kind.INT, Kind.STRING}),
    ),
    Part(
        name=LightPart.RED,
        words="red red_value color_red color_r 红 红色",
        kinds=NUMBERS,
    ),
    Part(
        name=LightPart.GREEN,
        words="green green_value color_green color_g 绿 绿色",
        kinds=NUMBERS,
    ),
    Part(
        name=LightPart.BLUE,
        words="blue blue_value color_blue color_b 蓝 蓝色",
        kinds=NUMBERS,
    ),
    Part(name=LightPart.HUE, words="hue color_hue 色调 色相", kinds=NUMBERS),
    Part(
        name=LightPart.SATURATION,
        words="saturation color_saturation 饱和度",
        kinds=NUMBERS,
    ),
    Part(
        name=LightPart.VALUE, words="value color_value brightness 明度", kinds=NUMBERS
    ),
    Part(
        name=LightPart.MODE,
        words="work_mode color_mode light_mode mode 模式 工作模式 灯光模式",
        kinds=ENUMS,
    ),
    Part(
        name=LightPart.EFFECT,
        words="scene scene_type scene_mode effect light_effect light_scene "
        "scene_value 场景 场景类型 场景模式 灯光场景 情景 情景模式 灯效 灯光效果 动态效果 "
        "光效 特效 效果",
        kinds=ENUMS,
    ),
)


def _build(_: FoundParts, evidence: Evidence) -> Iterator[EntityPlan]:
    """Yield the light: something to switch, with brightness, white or colour."""
    lamps = evidence.not_saying(OTHER_LAMP_WORDS)
    found = _find(lamps)
    if _is_of_room(found.get(LightPart.EFFECT), evidence):
        del found[LightPart.EFFECT]
    if power := _power(found) or _power_of_lamp(found, evidence):
        is_lamp = _is_lamp(power, found, evidence)
        name = None if is_lamp else _own_name(power)
        key = None if is_lamp or name else "light"
        light = _light(power, found, name=name, translation_key=key)
        yield light
        lamps = lamps.without(light.own_ids, ())
    for number, gang in LIGHT_PARTS.find_gangs(lamps).items():
        power = _power(gang)
        if power and (looks_of(gang) or not CHANNEL_ID.fullmatch(power.id)):
            light = _light(power, gang, **numbered("light", power.name, number))
            yield light
            lamps = lamps.without(light.own_ids, ())
    looking = _looking(lamps)
    for power in filter(_is_switch, lamps.properties.values()):
        looks = _own_looks(power, looking)
        if looks or LAMP_NAME.fullmatch(power.name):
            yield _light(power, looks, name=SWITCHING.sub("", power.name))


def _is_of_room(scene: Property | None, evidence: Evidence) -> bool:
    """Return whether a scene is that of a whole room, which is heated or cooled."""
    if scene is None or says(scene, CALLED["light"]):
        return False
    return any(map(_is_tempered, evidence.parts))


def _looking(evidence: Evidence) -> list[Property]:
    """Return the settable properties of the look of any lamp."""
    properties = evidence.properties.values()
    return [each for each in properties if _is_look(each, ANY_LOOK)]


def _own_name(power: Property) -> str | None:
    """Return the name of a lamp if it says more than that it is one."""
    name = SWITCHING.sub("", power.name)
    is_own = LAMP_NAME.fullmatch(power.name) and joined(name) not in MERE_LAMP
    return name if is_own else None


def _own_looks(power: Property, looking: Iterable[Property]) -> FoundParts:
    """Return the looks of one of several lamps, by the name that they share."""
    return {
        name: each
        for each in looking
        if begins_alike(each, power, SWITCHING)
        for name, words in LOOK_WORDS.items()
        if says(each, words)
    }


def has_lamp(evidence: Evidence) -> bool:
    """Return whether a device has a lamp with a switch of its own."""
    return LightPart.POWER in _find(evidence.not_saying(OTHER_LAMP_WORDS))


def _power(found: FoundParts) -> Property | None:
    """Return the switch of the lamp; the device's own only if there is a look."""
    if power := found.get(LightPart.POWER):
        return power
    return found.get(GLOW) or found.get(MAIN_POWER) if looks_of(found) else None


def _power_of_lamp(found: FoundParts, evidence: Evidence) -> Property | None:
    """Return the power of a device that is called a lamp, whatever looks it has."""
    return found.get(MAIN_POWER) if _is_called_lamp(evidence) else None


def _is_called_lamp(evidence: Evidence) -> bool:
    """Return whether a product is called a lamp, and not one that kills."""
    is_lamp = evidence.clue(CALLED["light"]).weight >= Weight.NAME
    return is_lamp and evidence.clue(KILLING_WORDS).weight < Weight.NAME


def _light(power: Property, found: FoundParts, **details: Any) -> EntityPlan:
    """Return the light that some parts make up."""
    bindings = looks_of(found)
    temperature = bindings.get(LightPart.COLOR_TEMPERATURE)
    if bindings:
        bindings |= modes_of(found)
    return composite(
        "light",
        power.id,
        {LightPart.POWER: _switch(power), **bindings},
        traits=temperature_traits(temperature) if temperature else {},
        **details,
    )


def _switch(power: Property) -> Binding:
    """Return what switches a lamp: a truth value, or a choice of on and off."""
    is_choice = power.type.kind in ENUMS
    return bind(power, switched(power.type) if is_choice else {})


def _find(evidence: Evidence) -> FoundParts:
    """Return the parts by whole id or name, else by words in a name."""
    found = LIGHT_PARTS.find(evidence)
    if LightPart.VALUE in found and not found.keys() & BRIGHTNESSES:
        found[LightPart.BRIGHTNESS] = found.pop(LightPart.VALUE)
    if not colors_of(found):
        found |= _spoken_color(evidence)
    lamp = _lamp(evidence) if _power(found) is None else _lamp_of(found, evidence)
    if lamp and LightPart.POWER not in found:
        found[LightPart.POWER] = lamp
    if power := _power(found):
        found = _own_looks(power, _looking(evidence)) | found
        own = evidence.not_saying(OTHER_LOOK_WORDS).properties
        for name, words in LOOK_WORDS.items():
            spoken = [each for each in own.values() if _is_look(each, words)]
            if name not in found and len(spoken) == 1:
                found[name] = spoken[0]
        looks = [name for name in LOOK_WORDS if _is_of_other(found.get(name), power)]
        found = {name: each for name, each in found.items() if name not in looks}
    return found


def _is_of_other(look: Property | None, power: Property) -> bool:
    """Return whether a look is named after another lamp than the switched one."""
    lamp = LOOK_ENDING.sub("", look.name) if look else ""
    own = _own_name(power)
    is_lamp = LAMP_NAME.fullmatch(lamp) is not None and joined(lamp) not in MERE_LAMP
    return is_lamp and own is not None and set(lamp).isdisjoint(set(own) - {LAMP})


def _spoken_color(evidence: Evidence) -> FoundParts:
    """Return the only property whose name mentions a colour, by how it is packed."""
    own = evidence.not_saying(OTHER_LOOK_WORDS).properties
    colors = [each for each in own.values() if _is_color(each)]
    if len(colors) != 1:
        return {}
    is_struct = colors[0].type.kind is Kind.STRUCT
    return {COLOR if is_struct else PACKED_COLOR: colors[0]}


def _lamp(evidence: Evidence) -> Property | None:
    """Return the switch that is called a lamp, or the light of a lamp."""
    switches = [each for each in evidence.properties.values() if _is_switch(each)]
    lit = [each for each in switches if each.name == LIT and _is_called_lamp(evidence)]
    lamps = (each for each in switches if LAMP_NAME.fullmatch(each.name))
    return next(chain(lit, lamps), None)


def _lamp_of(found: FoundParts, evidence: Evidence) -> Property | None:
    """Return the lamp that shares its name with the looks: 氛围灯开关 and 氛围灯颜色."""
    looks = {each.property_id for each in looks_of(found).values()}
    return next(
        (
            each
            for each in filter(_is_switch, evidence.properties.values())
            if LAMP_NAME.fullmatch(each.name)
            and looks & evidence.beginning_alike(each, SWITCHING).properties.keys()
        ),
        None,
    )


def _is_switch(property_: Property) -> bool:
    """Return whether a property is a switch, but no channel of a panel."""
    is_switched = property_.writable and property_.type.kind is Kind.BOOL
    return is_switched and not CHANNEL_ID.fullmatch(property_.id)


def _is_look(property_: Property, words: frozenset[str]) -> bool:
    """Return whether a settable number is called a look."""
    is_set = property_.writable and property_.type.kind in NUMBERS
    return is_set and says(property_, words)


def _is_color(property_: Property) -> bool:
    """Return whether something settable is called a colour, and can be one."""
    is_called_color = property_.writable and says(property_, COLOR_WORDS)
    return is_called_color and can_be_color(property_)


def _is_lamp(power: Property, found: FoundParts, evidence: Evidence) -> bool:
    """Return whether the light is what the device is, not one of its functions."""
    if LightPart.POWER in found and (_does_more(evidence) or is_of_night_light(power)):
        return False
    if looks_of(found):
        return power is found.get(MAIN_POWER) or MAIN_POWER not in found
    is_part = _own_name(power) is not None and not _is_called_lamp(evidence)
    kinds = SET_KINDS if is_part else BOOL
    return not any(
        each.writable and each.type.kind in kinds and each is not power
        for each in evidence.properties.values()
    )


def _does_more(evidence: Evidence) -> bool:
    """Return whether a device can be told to do more than shine."""
    if any(map(_is_tempered, evidence.parts)):
        return True
    others = (CALLED[name] for name in ("humidifier", "fan", "vacuum", "cooker"))
    light = evidence.clue(CALLED["light"]).weight
    return any(evidence.clue(words).weight >= light for words in others)


def _is_tempered(part: Property | Action) -> bool:
    """Return whether a temperature can be set: then the device is no mere lamp."""
    if not isinstance(part, Property):
        return False
    return part.writable and unit_of(part.type.unit) == "°C"


LIGHT = DeviceKind(
    name="light",
    platform="light",
    parts=LIGHT_PARTS,
    build=_build,
)
