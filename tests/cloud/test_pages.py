"""Lists that come in pages, of a cloud that may repeat them or never end."""

from collections.abc import Callable
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.cloud import (
    Attachments,
    Client,
    CloudStorageEvent,
    ConnectionFailed,
    HistoricEvent,
    HistoricValue,
    Message,
    PermissionDenied,
    Playlist,
    RequestRefused,
    Run,
    UnknownAction,
)
from custom_components.tencent_iot_explorer.cloud.api import music, paging

from .cases import CASES, LAMP, PAIR, Call, all_of
from .fake_cloud import FakeCloud, error


def family_pages(*sizes: int, total: object) -> list[dict[str, Any]]:
    """Return the pages of a list of families of these sizes."""
    pages, start = [], 0
    for size in sizes:
        ids = range(start, start + size)
        pages.append(
            {"FamilyList": [{"FamilyId": f"f_{n}"} for n in ids], "Total": total}
        )
        start += size
    return pages


@pytest.mark.parametrize("beside", [{}, {"Total": 51}], ids=["within", "beside"])
async def test_list_that_is_wrapped_as_other_answers_are(
    client: Client, fake_cloud: FakeCloud, beside: dict[str, Any]
) -> None:
    """It must not look like a home without families."""
    fake_cloud.answer(
        "AppGetFamilyList",
        *({"Data": page, **beside} for page in family_pages(50, 1, total=51)),
    )
    assert len(await client.family.get_family_list()) == 51


@pytest.mark.parametrize(
    ("sizes", "total", "offsets"),
    [
        ((50, 50, 7), 107, [0, 50, 100]),
        ((50, 50), "100", [0, 50]),
        ((50, 2), 0, [0, 50]),
        ((50, 2), 50, [0, 50]),
        ((20, 20, 5), 45, [0, 20, 40]),
        ((50, 0), 999, [0, 50]),
        ((50, 3), None, [0, 50, 53]),
        ((3,), "many", [0, 3]),
        ((50, 0), None, [0, 50]),
        ((0,), 0, [0]),
    ],
)
async def test_all_pages_are_read(
    client: Client,
    fake_cloud: FakeCloud,
    sizes: tuple[int, ...],
    total: object,
    offsets: list[int],
) -> None:
    fake_cloud.answer("AppGetFamilyList", *family_pages(*sizes, total=total))
    families = await client.family.get_family_list()
    assert [each.family_id for each in families] == [
        f"f_{n}" for n in range(sum(sizes))
    ]
    assert [body["Offset"] for body in fake_cloud.sent("AppGetFamilyList")] == offsets


@pytest.mark.parametrize(("total", "logged"), [(900, 1), (600, 0)])
async def test_shares_are_read_as_far_as_the_cloud_goes(
    client: Client,
    fake_cloud: FakeCloud,
    caplog: pytest.LogCaptureFixture,
    total: int,
    logged: int,
) -> None:
    """Nobody may ask for what comes after the six hundredth: the log says so once."""

    def answer(body: dict[str, Any]) -> dict[str, Any]:
        ids = range(body["Offset"], body["Offset"] + body["Limit"])
        devices = [{"DeviceId": f"P1/{n}"} for n in ids]
        return {"ShareDevices": devices, "Total": total}

    fake_cloud.answer("AppListUserShareDevices", answer)
    for _ in range(2):
        assert len(await client.sharing.list_user_share_devices()) == 600
    sent = fake_cloud.sent("AppListUserShareDevices")
    assert [body["Offset"] for body in sent] == [0, 100, 200, 300, 400, 500] * 2
    assert caplog.text.count("the cloud lists 600, and no more") == logged


@pytest.mark.parametrize("end", [{"Total": 50}, {"Total": 50, "FamilyList": None}])
async def test_nothing_may_come_after_a_full_page(
    client: Client, fake_cloud: FakeCloud, end: dict[str, Any]
) -> None:
    fake_cloud.answer("AppGetFamilyList", *family_pages(50, total=50), end)
    assert len(await client.family.get_family_list()) == 50


async def test_garbage_does_not_shift_the_pages(
    client: Client, fake_cloud: FakeCloud
) -> None:
    first, second = family_pages(50, 2, total=52)
    first["FamilyList"][7] = "garbage"
    fake_cloud.answer("AppGetFamilyList", first, second)
    assert len(await client.family.get_family_list()) == 51
    offsets = [body["Offset"] for body in fake_cloud.sent("AppGetFamilyList")]
    assert offsets == [0, 50]


async def test_list_without_end(
    client: Client, fake_cloud: FakeCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "MOST_PAGES", 5)
    fake_cloud.answer("AppGetFamilyList", *family_pages(*[1] * 9, total=None))
    with pytest.raises(ConnectionFailed, match="no end"):
        await client.family.get_family_list()
    assert len(fake_cloud.sent("AppGetFamilyList")) == 5


@pytest.mark.parametrize(
    ("size", "total"), [(50, 10**9), (50, 51), (20, 45), (50, None), (50, 0)]
)
async def test_cloud_that_repeats_its_page(
    client: Client, fake_cloud: FakeCloud, size: int, total: object
) -> None:
    """What it has beyond that page is not told, and must not look gone."""
    fake_cloud.answer("AppGetFamilyList", *family_pages(size, total=total))
    with pytest.raises(ConnectionFailed, match="comes again"):
        await client.family.get_family_list()
    assert len(fake_cloud.sent("AppGetFamilyList")) == 2


@pytest.mark.parametrize(("size", "total"), [(7, None), (120, None), (50, 50)])
async def test_cloud_without_pages(
    client: Client, fake_cloud: FakeCloud, size: int, total: object
) -> None:
    """It lists all there is, whatever part of it is asked for."""
    fake_cloud.answer("AppGetFamilyList", *family_pages(size, total=total))
    assert len(await client.family.get_family_list()) == size


LISTS: dict[str, tuple[Call, str, str]] = {
    name: (CASES[name].call, CASES[name].action, key)
    for name, key in {
        "get_family_list": "FamilyList",
        "get_room_list": "RoomList",
        "get_family_device_list": "DeviceList",
        "list_user_share_devices": "ShareDevices",
        "get_scene_list": "SceneList",
        "get_automation_list": "List",
        "get_products": "Products",
        "get_products_config": "Data",
        "get_device_statuses": "DeviceStatuses",
    }.items()
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "broken", ["x", {}, 5, {"FamilyId": "f_1"}, [None], ["x", 5, []]]
)
async def test_list_that_is_none_is_not_taken_for_empty(
    client: Client, fake_cloud: FakeCloud, name: str, broken: object
) -> None:
    call, action, key = LISTS[name]
    fake_cloud.answer(action, {key: broken})
    with pytest.raises(ConnectionFailed, match=f"{key} is no list"):
        await call(client)


@pytest.mark.parametrize(
    "answer", [{"Total": 1}, {"Total": 3}, {"Total": 3, "FamilyList": None}]
)
async def test_list_that_is_missing_is_not_taken_for_empty(
    client: Client, fake_cloud: FakeCloud, answer: dict[str, Any]
) -> None:
    fake_cloud.answer("AppGetFamilyList", answer)
    with pytest.raises(ConnectionFailed, match="FamilyList is no list"):
        await client.family.get_family_list()


async def test_products_and_statuses_in_chunks(
    client: Client, fake_cloud: FakeCloud
) -> None:
    def answer(key: str, name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
        return lambda body: {
            key: [{name: each, "Online": 1} for each in body[f"{name}s"]]
        }

    fake_cloud.answer("AppGetProducts", answer("Products", "ProductId"))
    fake_cloud.answer("AppGetProductsConfig", answer("Data", "ProductId"))
    fake_cloud.answer("AppGetDeviceStatuses", answer("DeviceStatuses", "DeviceId"))
    product_ids = [f"P{n}" for n in range(107)]
    device_ids = [f"P1/{n}" for n in range(401)]
    products = await client.device.get_products(product_ids)
    assert [each.product_id for each in products] == product_ids
    assert list(await client.device.get_products_config(product_ids)) == product_ids
    assert list(await client.device.get_device_statuses(device_ids)) == device_ids
    assert [len(body["ProductIds"]) for body in fake_cloud.sent("AppGetProducts")] == [
        50,
        50,
        7,
    ]
    assert [
        len(body["DeviceIds"]) for body in fake_cloud.sent("AppGetDeviceStatuses")
    ] == [200, 200, 1]
    assert await client.device.get_products([]) == []


@pytest.mark.parametrize("limit", [10, 50, 100])
async def test_a_cloud_that_answers_for_the_first_ids_only(
    client: Client, fake_cloud: FakeCloud, limit: int
) -> None:
    """The rest is asked for, as long as that brings something new."""
    device_ids = [f"P1/{n}" for n in range(290)]
    known = {*device_ids[:-1]}

    def answer(body: dict[str, Any]) -> dict[str, Any]:
        found = [each for each in body["DeviceIds"] if each in known][:limit]
        return {"DeviceStatuses": [{"DeviceId": each, "Online": 1} for each in found]}

    fake_cloud.answer("AppGetDeviceStatuses", answer)
    assert list(await client.device.get_device_statuses(device_ids)) == device_ids[:-1]
    fake_cloud.requests.clear()
    known.clear()
    assert not await client.device.get_device_statuses(device_ids[:200])
    assert len(fake_cloud.sent("AppGetDeviceStatuses")) == 1


@pytest.mark.parametrize("limit", [10, 50, 100])
async def test_a_cloud_that_refuses_many_ids(
    client: Client, fake_cloud: FakeCloud, limit: int
) -> None:
    """Fewer are asked for at once; what is refused for each of them is refused."""
    device_ids = [f"P1/{n}" for n in range(290)]

    def answer(body: dict[str, Any]) -> dict[str, Any]:
        if len(body["DeviceIds"]) > limit:
            return error("InvalidParameterValue", "DeviceIds")
        return {
            "DeviceStatuses": [
                {"DeviceId": each, "Online": 1} for each in body["DeviceIds"]
            ]
        }

    fake_cloud.answer("AppGetDeviceStatuses", answer)
    assert list(await client.device.get_device_statuses(device_ids)) == device_ids
    limit = 0
    fake_cloud.requests.clear()
    with pytest.raises(RequestRefused):
        await client.device.get_device_statuses(device_ids)
    assert len(fake_cloud.requests) <= 17


@pytest.mark.parametrize(
    "code",
    ["ResourceNotFound", "UnauthorizedOperation.NoPermission", "InvalidParameterValue"],
)
@pytest.mark.parametrize(
    "foreign",
    [{0}, {199}, {3, 4, 5, 250}, {*range(9)}, {*range(281, 290)}, {*range(290)} - {1}],
)
async def test_a_cloud_that_refuses_all_for_the_sake_of_some(
    client: Client, fake_cloud: FakeCloud, code: str, foreign: set[int]
) -> None:
    """Who is refused alone is left out, and found with few requests."""
    device_ids = [f"P1/{n}" for n in range(290)]

    def answer(body: dict[str, Any]) -> dict[str, Any]:
        numbers = [int(each.partition("/")[2]) for each in body["DeviceIds"]]
        if foreign.intersection(numbers):
            return error(code)
        return {
            "DeviceStatuses": [{"DeviceId": f"P1/{n}", "Online": 1} for n in numbers]
        }

    fake_cloud.answer("AppGetDeviceStatuses", answer)
    found = await client.device.get_device_statuses(device_ids)
    assert set(found) == {f"P1/{n}" for n in range(290) if n not in foreign}
    assert len(fake_cloud.requests) <= 2 + 16 * len(foreign)


@pytest.mark.parametrize("count", [1, 3, 20])
async def test_products_that_are_all_refused(
    client: Client, fake_cloud: FakeCloud, count: int
) -> None:
    """Each of them was asked for alone."""
    code = "UnauthorizedOperation.APPNoPermissionToStudioProduct"
    fake_cloud.answer("AppGetProducts", error(code))
    product_ids = [f"P{n}" for n in range(count)]
    with pytest.raises(PermissionDenied):
        await client.device.get_products(product_ids)
    asked = [body["ProductIds"] for body in fake_cloud.sent("AppGetProducts")]
    alone = sorted(each for each in asked if len(each) == 1)
    assert alone == sorted([each] for each in product_ids)


async def test_a_cloud_that_does_not_know_how_to_tell_of_many_ids(
    client: Client, fake_cloud: FakeCloud
) -> None:
    """An unknown action is as unknown for fewer ids."""
    fake_cloud.answer("AppGetDeviceStatuses", error("InvalidAction", "?"))
    with pytest.raises(UnknownAction):
        await client.device.get_device_statuses([f"P1/{n}" for n in range(290)])
    assert len(fake_cloud.sent("AppGetDeviceStatuses")) == 1


# Lists that are read on from a context


@pytest.mark.parametrize("listover", [True, False, None])
async def test_data_history(
    client: Client, fake_cloud: FakeCloud, listover: bool | None
) -> None:
    action = "AppGetDeviceDataHistory"
    page = {"FieldName": "power", "Listover": listover}
    fake_cloud.answer(
        action,
        {
            **page,
            "Context": "c1",
            "Results": [{"Time": "1560949025494", "Value": "77"}],
        },
        {**page, "Context": "c2", "Results": [{"Time": 2, "Value": 1}, "garbage"]},
        {**page, "Context": "c3", "Results": []},
    )
    found = await all_of(client.history.get_device_data_history(LAMP, "power", 5, 9))
    assert found == [
        HistoricValue(time=1560949025494, value="77"),
        HistoricValue(time=2, value="1"),
    ]
    first, *others = fake_cloud.sent(action)
    assert (
        first.items()
        >= {
            "DeviceId": LAMP,
            **PAIR,
            "FieldName": "power",
            "MinTime": 5,
            "MaxTime": 9,
            "Context": "",
        }.items()
    )
    assert [body["Context"] for body in others] == ["c1", "c2"]


@pytest.mark.parametrize("context", ["", None, "c1"])
async def test_history_ends_at_a_known_context(
    client: Client, fake_cloud: FakeCloud, context: str | None
) -> None:
    pages = [{"Results": [{"Time": time, "Value": "2"}]} for time in ("2", "1")]
    fake_cloud.answer(
        "AppGetDeviceDataHistory",
        {**pages[0], "Context": "c1", "Listover": False},
        {**pages[1], "Context": context, "Listover": False},
    )
    found = await all_of(client.history.get_device_data_history(LAMP, "power", 5, 9))
    assert [each.time for each in found] == [2, 1]


async def test_history_whose_context_stays_the_same(
    client: Client, fake_cloud: FakeCloud
) -> None:
    """The samples of contexts are scrolls, which the server moves on by itself."""
    fake_cloud.answer(
        "AppListEventHistory",
        *(
            {"EventHistory": [{"EventId": each, "TimeStamp": 1}], "Context": "scroll"}
            for each in "abc"
        ),
        {"EventHistory": [], "Context": "scroll"},
    )
    found = await all_of(client.history.list_event_history(LAMP))
    assert [each.event_id for each in found] == ["a", "b", "c"]


async def test_history_that_goes_in_a_circle(
    client: Client, fake_cloud: FakeCloud
) -> None:
    pages = [
        {"Results": [{"Time": time, "Value": "2"}], "Context": context}
        for time, context in ((4, "c1"), (3, "c2"), (2, "c1"))
    ]
    fake_cloud.answer("AppGetDeviceDataHistory", *pages)
    found = await all_of(client.history.get_device_data_history(LAMP, "power", 5, 9))
    assert [each.time for each in found] == [4, 3, 2]


@pytest.mark.parametrize("context", ["c1", "c2"])
async def test_history_that_comes_again_counts_once(
    client: Client, fake_cloud: FakeCloud, context: str
) -> None:
    page = {"Results": [{"Time": "1", "Value": "2"}]}
    fake_cloud.answer(
        "AppGetDeviceDataHistory",
        {**page, "Context": "c1"},
        {**page, "Context": context},
    )
    found = await all_of(client.history.get_device_data_history(LAMP, "power", 5, 9))
    assert found == [HistoricValue(time=1, value="2")]


async def test_history_without_end(
    client: Client, fake_cloud: FakeCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cloud that goes on and on with nothing to read is given up."""
    monkeypatch.setattr(paging, "MOST_PAGES_ON", 5)
    pages = [{"Results": [each], "Context": f"c{each}"} for each in range(9)]
    fake_cloud.answer("AppGetDeviceDataHistory", *pages)
    with pytest.raises(ConnectionFailed, match="no end"):
        await all_of(client.history.get_device_data_history(LAMP, "power", 5, 9))
    assert len(fake_cloud.requests) == 5


async def test_event_history(client: Client, fake_cloud: FakeCloud) -> None:
    event = {
        "TimeStamp": 1553484903,
        **PAIR,
        "EventId": "status_report",
        "Type": "info",
        "Data": '{"status":0}',
    }
    fake_cloud.answer("AppListEventHistory", {"EventHistory": [event], "Total": 1})
    found = await all_of(client.history.list_event_history(LAMP, event_type="info"))
    assert found == [
        HistoricEvent(
            time=1553484903,
            event_id="status_report",
            event_type="info",
            product_id="P1",
            device_name="lamp",
            parameters={"status": 0},
        )
    ]
    assert fake_cloud.sent_once("AppListEventHistory") == {
        **PAIR,
        "Type": "info",
        "StartTime": 0,
        "EndTime": 0,
        "Size": 100,
        "Context": "",
    }


async def test_cloud_storage_events(client: Client, fake_cloud: FakeCloud) -> None:
    event = {"StartTime": 1, "EndTime": 2, "Thumbnail": "a.jpg", "EventId": "e1"}
    fake_cloud.answer(
        "IotVideoDescribeCloudStorageEvents",
        {"Total": 13, "Events": [event], "Context": "c1", "VideoURL": "v"},
        {"Total": 0, "Events": [], "Context": "c1", "VideoURL": "v"},
    )
    events = client.video.describe_cloud_storage_events(LAMP, channel_id=2)
    assert await all_of(events) == [
        CloudStorageEvent(
            event_id="e1", start_time=1, end_time=2, thumbnail="a.jpg", video_url="v"
        )
    ]
    first, _ = fake_cloud.sent("IotVideoDescribeCloudStorageEvents")
    assert (first["ChannelId"], first["StartTime"]) == (2, 0)
    assert "EventId" not in first


async def test_messages(client: Client, fake_cloud: FakeCloud) -> None:
    invitation = {
        "UserID": "1",
        "FromUserID": "2",
        "MsgID": "65167410520395776",
        "Category": 2,
        "MsgType": 204,
        "MsgTitle": "Invitation",
        "MsgContent": "Join us",
        "MsgTimestamp": 1574855521420,
        "FamilyId": "f_1",
        "FamilyName": "Home",
        "RelateUserID": "",
        "CreateAt": "2019-11-27T11:52:01.42Z",
        "Attachments": {"ShareToken": "s1"},
    }
    older = {"MsgID": "5", "MsgTimestamp": 4, "MsgTitle": "old"}
    fake_cloud.answer(
        "AppGetMessages",
        {"Data": {"Listover": True, "Msgs": [invitation]}},
        {"Data": {"Listover": True, "Msgs": [invitation, older]}},
        {"Data": {"Listover": True, "Msgs": [older]}},
    )
    assert await all_of(client.message.get_messages(2)) == [
        Message(
            message_id="65167410520395776",
            category=2,
            message_type=204,
            title="Invitation",
            content="Join us",
            timestamp=1574855521420,
            user_id="1",
            from_user_id="2",
            family_id="f_1",
            family_name="Home",
            created_at="2019-11-27T11:52:01.42Z",
            attachments=Attachments(share_token="s1"),
        ),
        Message(message_id="5", timestamp=4, title="old"),
    ]
    cursors = [
        (body["MsgID"], body["MsgTimestamp"])
        for body in fake_cloud.sent("AppGetMessages")
    ]
    assert cursors == [("", 0), ("65167410520395776", 1574855521420), ("5", 4)]


async def test_runs(client: Client, fake_cloud: FakeCloud) -> None:
    scene = {"MsgId": "2", "SceneId": "s_1", "SceneName": "Dark", "ResultCode": 0}
    automation = {"MsgId": "1", "AutomationId": "a_1", "AutomationName": "Evening"}
    fake_cloud.answer(
        "AppGetSceneAndAutomationLogs",
        {"Data": {"Listover": False, "Msgs": [scene]}},
        {"Data": {"Listover": False, "Msgs": [automation]}},
        {"Data": {"Listover": True, "Msgs": None}},
    )
    assert await all_of(client.automation.get_runs("f_1")) == [
        Run(run_id="2", scene_id="s_1", name="Dark"),
        Run(run_id="1", automation_id="a_1", name="Evening"),
    ]
    asked = fake_cloud.sent("AppGetSceneAndAutomationLogs")
    assert [each["MsgId"] for each in asked] == ["", "2", "1"]


async def test_no_messages(client: Client, fake_cloud: FakeCloud) -> None:
    fake_cloud.answer("AppGetMessages", {"Data": {"Listover": True, "Msgs": None}})
    assert await all_of(client.message.get_messages(1)) == []


@pytest.mark.parametrize("total", [64, "64", None])
async def test_music_in_pages(
    client: Client, fake_cloud: FakeCloud, total: object
) -> None:
    def answer(body: dict[str, Any]) -> dict[str, Any]:
        page = body["KugouParams"]["page"]
        ids = range((page - 1) * 20, min(page * 20, 64))
        songs = [{"song_id": f"s{each}"} for each in ids]
        return {"Data": {"songs": songs, "total": total}}

    fake_cloud.answer("AppKugouUserCommand", answer)
    songs = await all_of(client.music.playlist_song(LAMP, "9"))
    assert [song.song_id for song in songs] == [f"s{each}" for each in range(64)]
    assert len(fake_cloud.requests) == (4 if total else 5)


async def test_music_that_repeats_its_page(
    client: Client, fake_cloud: FakeCloud
) -> None:
    page = [{"song_id": str(each)} for each in range(30)]
    fake_cloud.answer("AppKugouUserCommand", {"Data": {"songs": page}})
    assert len(await all_of(client.music.awesome_newsong(LAMP, 1))) == 30


async def test_music_without_end(
    client: Client, fake_cloud: FakeCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(music, "MOST_PAGES_ON", 5)
    pages = [{"Data": {"songs": [None] * each}} for each in range(1, 9)]
    fake_cloud.answer("AppKugouUserCommand", *pages)
    with pytest.raises(ConnectionFailed, match="no end"):
        await all_of(client.music.awesome_newsong(LAMP, 1))
    assert len(fake_cloud.requests) == 5


@pytest.mark.parametrize(
    ("count", "total", "is_last"),
    [
        (20, 41, False),
        (20, 40, True),
        (20, None, False),
        (19, None, True),
        (0, 10**9, True),
        (20, "many", False),
    ],
)
async def test_whether_a_page_is_the_last(
    client: Client, fake_cloud: FakeCloud, count: int, total: object, *, is_last: bool
) -> None:
    songs = [{"song_id": str(each)} for each in range(count)]
    fake_cloud.answer("AppKugouUserCommand", {"Data": {"songs": songs, "total": total}})
    page = await client.music.song_page(LAMP, "playlist_song", {}, 2)
    assert (page.before, page.is_last) == (20, is_last)


async def test_playlists(client: Client, fake_cloud: FakeCloud) -> None:
    playlist = {
        "playlist_id": "1",
        "playlist_name": "Calm",
        "pic": "http://p",
        "intro": "i",
        "create_time": "2026-01-01 00:00:00",
    }
    fake_cloud.answer(
        "AppKugouUserCommand",
        {"Data": {"playlists": [playlist]}},
        {"Data": {"playlists": []}},
    )
    assert await all_of(client.music.playlist_awesome(LAMP)) == [
        Playlist(playlist_id="1", name="Calm", image="http://p", introduction="i")
    ]
    first, second = fake_cloud.sent("AppKugouUserCommand")
    assert first["KGCommand"] == "playlist_awesome"
    assert first["KugouParams"] == {"page": 1, "size": 30}
    assert second["KugouParams"] == {"page": 2, "size": 30}
