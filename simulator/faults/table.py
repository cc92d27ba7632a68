"""All faults by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import UNREACHED, Refusal
from . import contents, pushes, requests, sudden
from .fault import Effect, Place

LATE_SECONDS = 2.0
HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>"
ERROR = {"Code": "InternalError", "Message": "内部错误"}


@dataclass(frozen=True, kw_only=True)
class Row:
    """Where a fault strikes, what it does, and with which action if with one only."""

    place: Place
    effect: Effect
    action: str = ""


def _requests(**effects: requests.Respond) -> dict[str, Row]:
    return {name: Row(place=Place.REQUEST, effect=effects[name]) for name in effects}


def _contents(**effects: contents.Change) -> dict[str, Row]:
    return {name: Row(place=Place.CONTENT, effect=effects[name]) for name in effects}


def _pushes(**effects: Effect) -> dict[str, Row]:
    return {name: Row(place=Place.PUSH, effect=effects[name]) for name in effects}


def _echoes(**effects: Effect) -> dict[str, Row]:
    return {name: Row(place=Place.ECHO, effect=effects[name]) for name in effects}


def _registrations(**rows: tuple[Place, Effect]) -> dict[str, Row]:
    return {
        name: Row(place=place, effect=effect, action="ws:ActivePush")
        for name, (place, effect) in rows.items()
    }


def _register(count: slice) -> Effect:
    """Return what registers only some of the devices."""

    def alter(answer: dict[str, dict[str, list[str]]]) -> object:
        answer["data"]["deviceIds"] = answer["data"]["deviceIds"][count]
        return answer

    return alter


# What lasts until it is mended, for so many times or so many seconds.
FAULTS: Mapping[str, Row] = {
    **_requests(
        http_403=requests.text("Forbidden", 403),
        http_429=requests.busy("1"),
        http_500=requests.text("Internal Server Error", 500),
        http_502=requests.text(HTML, 502),
        http_503=requests.text("Service Unavailable", 503),
        hang=requests.hang,
        drip=requests.drip,
        reset=requests.reset,
        late=requests.late(LATE_SECONDS),
        html=requests.text(HTML),
        empty=requests.text("", content_type="application/json"),
        truncated=requests.truncate,
        error_in_data=requests.refuse(ERROR),
        error_in_response=requests.content({"Response": {"Error": ERROR}}),
        action_unanswered=requests.where(
            requests.calls_an_action,
            requests.done(
                requests.refuse(Refusal("FailedOperation.Timeout").as_error("zh"))
            ),
        ),
        action_unreached=requests.where(
            requests.calls_an_action,
            requests.content({"code": 0, "msg": "", "data": UNREACHED}),
        ),
        action_refused=requests.where(
            requests.calls_an_action,
            requests.refuse(
                Refusal("FailedOperation.ActionUnreachable").as_error("zh")
            ),
        ),
        ids_refused=requests.where(
            requests.asks_for_many,
            requests.refuse(Refusal("InvalidParameterValue").as_error("zh")),
        ),
    ),
    **_contents(
        wrong_envelope=contents.rewrap,
        empty_list=contents.lists(lambda _: []),
        short_list=contents.lists(lambda items: items[:-1]),
        wrong_total=contents.miscount,
        ids_cut=contents.cut,
    ),
    "socket_refused": Row(place=Place.OPENING, effect=lambda: None),
    "socket_half_open": Row(place=Place.LINE, effect=lambda: None),
    "socket_silent": Row(place=Place.PUSH, effect=pushes.swallow),
    **_registrations(
        registration_short=(Place.CONTENT, _register(slice(0, -1))),
        registration_empty=(Place.CONTENT, _register(slice(0, 0))),
        registration_late=(Place.FRAME, lambda: LATE_SECONDS),
        registration_never=(Place.FRAME, lambda: None),
    ),
    "tunnel_refused": Row(place=Place.TUNNEL, effect=lambda: {"Error": ERROR}),
    "tunnel_late": Row(
        place=Place.FRAME, effect=lambda: LATE_SECONDS, action="ws:YunApi"
    ),
    "tunnel_never": Row(place=Place.FRAME, effect=lambda: None, action="ws:YunApi"),
    **_pushes(
        push_duplicated=pushes.repeat,
        push_out_of_order=pushes.shuffle,
        push_late=pushes.delay,
        push_of_unknown_device=pushes.parameters(DeviceId="NOBODY0000/nowhere"),
        push_of_unknown_property=pushes.values(lambda told: {**told, "nonsense": 1}),
        push_of_unknown_type=pushes.parameters(Type="Weather"),
        push_of_wrong_types=pushes.values(lambda told: {key: [{}] for key in told}),
        push_corrupt=pushes.corrupt,
        push_padded=pushes.pad,
        push_of_old_shape=pushes.payload(pushes.age),
    ),
    **_echoes(
        echo_missing=pushes.no_echo,
        echo_different=pushes.other_echo,
        echo_flood=pushes.many_echoes,
    ),
}

# What happens once, at once.
SUDDEN: Mapping[str, sudden.Happen] = {
    "token_expired": sudden.expire_tokens,
    "login_refused": sudden.end_logins,
    "used_elsewhere": sudden.log_in_elsewhere,
    "socket_dropped": sudden.drop_sockets,
    "frame_garbage": sudden.send(HTML),
    "frame_binary": sudden.send(b"\xff\xfe\x00"),
    "frame_null": sudden.send("null"),
    "frame_oversized": sudden.send("x" * sudden.OVERSIZED),
    "device_gone": sudden.forget,
    "device_unbound": sudden.unbind,
    "device_added": sudden.add,
    "device_renamed": sudden.rename,
    "device_moved": sudden.move,
    "device_bound_again": sudden.bind_again,
    "model_changed": sudden.change_model,
    "model_shrunk": sudden.shrink_model,
    "scenes_deleted": sudden.delete_scenes,
    "scenes_renamed": sudden.rename_scenes,
    "timers_deleted": sudden.delete_timers,
    "timers_changed": sudden.change_timers,
}
