"""Trackers: devices that report where they are."""

from enum import StrEnum

from ..entities import Binding
from ..model import NUMBERS, Property
from ..spelling import contains, joined, word_set
from .evidence import Evidence
from .kind import DeviceKind
from .parts import STRINGS, Bindings, FoundParts, Part, Parts
from .products import CALLED


class TrackerPart(StrEnum):
    """What the bindings of a tracker are called."""

    LATITUDE = "latitude"
    LONGITUDE = "longitude"


WORDS = {
    TrackerPart.LATITUDE: "latitude lat gps_lat 纬度 gps纬度",
    TrackerPart.LONGITUDE: "longitude longtitude lon lng gps_lon 经度 gps经度",
}
# Properties that only moving things have.
MOVING_WORDS = CALLED["tracker"] | word_set(
    "speed heading course altitude satellite fence mileage track position location sos step 车速 速度 航向 方向角 海拔 "
    "卫星 围栏 里程 轨迹 定位 位置 计步 步数"
)
# Places where a device should stay or go, not where it is.
ELSEWHERE_WORDS = word_set(
    "fence geofence target destination waypoint 围栏 目标 目的地 航点 起点 终点"
)
_COORDINATES = {joined(word): name for name in WORDS for word in WORDS[name].split()}


def _of_struct(found: FoundParts, evidence: Evidence) -> Bindings:
    """Return latitude and longitude out of the first struct with both, if needed."""
    structs = () if len(found) == len(TrackerPart) else evidence.properties.values()
    for property_ in structs:
        bindings = _members(property_)
        if len(bindings) == len(TrackerPart):
            return bindings
    return {}


def _members(property_: Property) -> Bindings:
    """Return the coordinates among the members of a struct."""
    return {
        _COORDINATES[joined(text)]: Binding(
            property_id=property_.id, type=member.type, member=member.id
        )
        for member in property_.type.members
        for text in (member.id, member.name)
        if joined(text) in _COORDINATES
    }


def _describe(_: Bindings, evidence: Evidence) -> dict[str, str | None]:
    """Return the role, and a name if the device does not move: it is more than that."""
    moves = evidence.tells(MOVING_WORDS) or contains(evidence.name, MOVING_WORDS)
    return {"role": "tracker", "translation_key": None if moves else "tracker"}


TRACKER = DeviceKind(
    name="tracker",
    platform="device_tracker",
    parts=Parts(
        *(
            Part(name=name, words=words, kinds=NUMBERS | STRINGS, writable=False)
            for name, words in WORDS.items()
        )
    ),
    main=(TrackerPart.LATITUDE,),
    needs=((TrackerPart.LATITUDE,), (TrackerPart.LONGITUDE,)),
    never_speaks=ELSEWHERE_WORDS,
    more=_of_struct,
    describe=_describe,
)
