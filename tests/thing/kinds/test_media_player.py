"""Media players: speakers that know songs, and televisions."""

import pytest

from custom_components.tencent_iot_explorer.thing import write_play_list

from .. import find, plan_of, planned, property_of

MUSIC = ("cur_play_list", "cur_song_id", "song_index")


def test_a_kugou_speaker_plays_songs_by_their_ids() -> None:
    """What only programs read stays an entity of its own besides."""
    speaker = planned("iot-device-java-tme-speaker")
    player = find(speaker, "media_player")
    assert {"play_list", "song_id", "song_index", "seek"} <= player.bindings.keys()
    assert set(MUSIC) <= set(player.property_ids) - player.own_ids
    assert set(MUSIC) <= {each.key for each in speaker.entities}


@pytest.mark.parametrize("missing", MUSIC)
def test_half_a_kugou_speaker_is_a_player(missing: str) -> None:
    kinds = dict(zip(MUSIC, ("string", "string", "int"), strict=True))
    parts = [property_of(id_, id_, kinds[id_]) for id_ in MUSIC if id_ != missing]
    playing = property_of("pause_play", "播放暂停", "bool")
    position = property_of("play_position", "播放进度", "int", "r", min=0, max=7200)
    player = find(plan_of(playing, position, *parts), "media_player")
    assert set(player.bindings) == {"playing", "position"}


@pytest.mark.parametrize("song", ["cur_song_id", "song_id"])
def test_a_speaker_with_the_names_of_the_platform_is_a_player(song: str) -> None:
    """Kugou's and QQ Music's; what else the platform has in a product is no entity."""
    device_plan = plan_of(
        property_of("_sys_pause_play", "播放暂停", "bool"),
        property_of("_sys_volume", "音量", "int", min=0, max=100),
        property_of(
            "_sys_pre_next",
            "切歌",
            "enum",
            mapping={"0": "不切换", "1": "上一首", "2": "下一首"},
        ),
        property_of(f"_sys_{song}", "歌曲", "string"),
        property_of("_sys_control_seq", "控制序列号", "int"),
    )
    player = find(device_plan, "media_player")
    assert set(player.bindings) == {"playing", "volume", "skip"}
    assert player.key == "_sys_pause_play"
    assert {each.id for each in device_plan.exclusions} == {"_sys_control_seq"}


def test_the_quality_of_a_speaker_of_the_platform_is_told_as_that_of_music() -> None:
    """What the vendor calls standard is not merely in order."""
    qualities = {"0": "标准", "1": "高清", "2": "无损"}
    quality = find(
        plan_of(
            property_of("_sys_recommend_quality", "推荐音质", "enum", mapping=qualities)
        ),
        "select",
    )
    assert quality.translation_key == "playing_quality"
    assert quality.options == ("standard", "high_quality", "lossless")


def test_a_list_that_a_speaker_plays() -> None:
    written = write_play_list("playlist_song", {"playlist_id": "歌"})
    assert written == '{"play_type":"playlist_song","play_params":{"playlist_id":"歌"}}'


def test_a_television_is_a_media_player() -> None:
    sources = {"0": "电视", "1": "HDMI1"}
    entities = plan_of(
        property_of("tv_power", "开关机", "bool"),
        property_of("volume", "音量", "int", min=0, max=100, step=1),
        property_of("channel", "频道", "int", min=1, max=99, step=1),
        property_of("src", "信号源", "enum", mapping=sources),
    ).entities
    player = next(each for each in entities if each.platform == "media_player")
    assert player.device_class == "tv"
    assert set(player.bindings) == {"power", "volume", "channel", "source"}


def test_previous_and_next_are_buttons_of_the_player() -> None:
    (player,) = plan_of(
        property_of(
            "pause_play", "暂停播放", "bool", mapping={"0": "暂停", "1": "播放"}
        ),
        property_of(
            "pre_next", "上一首_下一首", "bool", mapping={"0": "上一首", "1": "下一首"}
        ),
    ).entities
    assert player.bindings["skip"].meanings == {"0": "previous", "1": "next"}
