"""Media players: speakers that play songs."""

from collections.abc import Mapping
from enum import StrEnum

from ..meanings import own_options, switch_meanings
from ..model import NUMBERS, ValueType
from ..spelling import any_contains, word_set
from .evidence import Evidence
from .kind import DeviceKind
from .parts import BOOL, ENUMS, STRINGS, Bindings, FoundParts, Part, Parts, bind
from .power import power
from .products import CALLED
from .vocabulary import NO_WORDS, Vocabulary


class PlayerPart(StrEnum):
    """What the bindings of a media player are called."""

    POWER = "power"
    PLAYING = "playing"
    PLAYBACK = "playback"
    SKIP = "skip"
    NEXT = "next"
    PREVIOUS = "previous"
    SOURCE = "source"
    CHANNEL = "channel"
    ORDER = "order"
    VOLUME = "volume"
    VOLUME_UP = "volume_up"
    VOLUME_DOWN = "volume_down"
    MUTED = "muted"
    POSITION = "position"
    SEEK = "seek"
    TITLE = "title"
    ARTIST = "artist"
    SOUND_MODE = "sound_mode"
    PLAY_LIST = "play_list"
    SONG_ID = "song_id"
    SONG_INDEX = "song_index"


PLAYBACKS = Vocabulary(
    play="start play",
    pause="paused",
    stop="stop",
    next="next_track",
    previous="previous_track",
)
# A player has an option to play: a mere start is one of a washer or a cooker.
PLAYED = Vocabulary(play="play")
ORDERS = Vocabulary(
    all="repeat_all",
    sequence="in_order",
    one="repeat_one",
    shuffle="shuffle",
)
# Inputs of a screen or an amplifier.
INPUT_WORDS = word_set("hdmi hdmi1 av aux vga dvi optical coaxial spdif 投屏 同轴 光纤")
# Sounds of a device that are not what it plays.
OTHER_VOLUME_WORDS = word_set(
    "alarm key prompt speaker voice call ring bell mic microphone 扬声器 喇叭 提示 语音 按键 报警 警报 告警 通话 铃声 闹钟 麦克风 话筒"
)
MUTE_WORDS = "mute muted volume_mute 静音"
LOUDNESS = {PlayerPart.VOLUME, PlayerPart.VOLUME_UP, PlayerPart.MUTED}
CLASSES = {
    "projector": CALLED["projector"],
    "tv": word_set("tv television channel 电视 电视机 频道 机顶盒"),
}
# A speaker that has all of these plays songs of Kugou.
KUGOU = Parts(
    Part(name=PlayerPart.PLAY_LIST, words="cur_play_list", kinds=STRINGS, shared=True),
    Part(name=PlayerPart.SONG_ID, words="cur_song_id", kinds=STRINGS, shared=True),
    Part(name=PlayerPart.SONG_INDEX, words="song_index", kinds=NUMBERS, shared=True),
)


def _plays(found: FoundParts, evidence: Evidence) -> bool:
    """Return whether something is played, or a television or an amplifier is switched on."""
    if not found.keys().isdisjoint({PlayerPart.PLAYING, PlayerPart.PLAYBACK}):
        return True
    tunes = not found.keys().isdisjoint({PlayerPart.CHANNEL, PlayerPart.SOURCE})
    is_told = evidence.clue(CALLED["media_player"]).weight > 0
    return not found.keys().isdisjoint(LOUDNESS) and (tunes or is_told)


def _tunes(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> command, for a choice with an option to play."""
    return PLAYBACKS.read(type_) if PLAYED.read(type_) else {}


def _inputs(type_: ValueType) -> Mapping[str, str]:
    """Return raw key -> text, for a choice of inputs."""
    is_told = any_contains(type_.options.values(), INPUT_WORDS)
    return own_options(type_) if is_told else {}


def _describe(_: Bindings, evidence: Evidence) -> dict[str, str]:
    """Return the device class: projector, television or speaker."""
    clues = {name: evidence.clue(words).weight for name, words in CLASSES.items()}
    told = max(clues, key=lambda name: clues[name])
    return {"device_class": told if clues[told] else "speaker"}


def _more(found: FoundParts, evidence: Evidence) -> Bindings:
    """Return the position as a seek bar if it can be set, and Kugou's music."""
    position = found.get(PlayerPart.POSITION)
    seek = {PlayerPart.SEEK: bind(position)} if position and position.writable else {}
    music = KUGOU.bind(KUGOU.find(evidence))
    return seek | (music if len(music) == len(KUGOU) else {})


MEDIA_PLAYER = DeviceKind(
    name="media_player",
    platform="media_player",
    parts=Parts(
        *power(PlayerPart.POWER, device=frozenset()),
        Part(
            name=PlayerPart.POWER,
            kinds=BOOL,
            speaks=(word_set("power 电源 开关机 待机"),),
        ),
        Part(
            name=PlayerPart.PLAYING,
            words="pause_play play_pause play playing play_state 播放暂停 播放 播放状态",
            kinds=BOOL,
        ),
        Part(
            name=PlayerPart.PLAYBACK,
            words="play_control playback play_pause pause_play play_state play playing 播放控制 播放暂停 播放状态 播放",
            kinds=ENUMS,
            reads=PLAYBACKS.read,
            nears=NO_WORDS.read,
            requires=({"play", "next"}, {"pause", "stop", "previous"}),
        ),
        Part(
            name=PlayerPart.PLAYBACK,
            kinds=ENUMS,
            reads=_tunes,
            nears=NO_WORDS.read,
            requires=({"play"}, {"pause", "next"}),
            speaks=(),
        ),
        Part(
            name=PlayerPart.SKIP,
            words="pre_next prev_next previous_next switch_song 前一首后一首 上一首下一首 切歌",
            kinds=ENUMS | BOOL,
            reads=PLAYBACKS.read,
            requires=({"next"}, {"previous"}),
        ),
        Part(
            name=PlayerPart.SKIP,
            kinds=ENUMS,
            reads=PLAYBACKS.read,
            requires=({"next"}, {"previous"}),
            speaks=(),
        ),
        Part(
            name=PlayerPart.NEXT,
            words="next next_song play_next channel_up 下一首 下一曲 频道加 下一频道",
            kinds=BOOL,
        ),
        Part(
            name=PlayerPart.PREVIOUS,
            words="previous previous_song prev prev_song pre play_previous channel_down 上一首 上一曲 频道减 上一频道",
            kinds=BOOL,
        ),
        Part(
            name=PlayerPart.SOURCE,
            words="source input_source signal_source audio_source src input 信号源 音源 输入源 信源 输入信号 信号通道",
            kinds=ENUMS,
            reads=own_options,
            shared=True,
        ),
        Part(
            name=PlayerPart.SOURCE,
            kinds=ENUMS,
            reads=_inputs,
            speaks=(),
            shared=True,
        ),
        Part(
            name=PlayerPart.CHANNEL,
            words="channel tv_channel channel_number 频道 频道号 当前频道",
            kinds=NUMBERS,
            shared=True,
        ),
        Part(
            name=PlayerPart.ORDER,
            words="play_mode play_order loop_mode 播放模式 循环模式",
            kinds=ENUMS,
            reads=ORDERS.read,
            requires=({"all", "sequence", "shuffle"}, {"one", "shuffle", "all"}),
        ),
        Part(
            name=PlayerPart.ORDER,
            kinds=ENUMS,
            reads=ORDERS.read,
            requires=({"all", "sequence", "shuffle"}, {"one"}),
            speaks=(),
        ),
        Part(
            name=PlayerPart.VOLUME,
            words="volume volume_set sound_volume vol 音量 音量设置",
            kinds=NUMBERS,
        ),
        Part(
            name=PlayerPart.VOLUME,
            kinds=NUMBERS,
            speaks=(word_set("volume 音量"),),
            never_speaks=OTHER_VOLUME_WORDS,
        ),
        Part(
            name=PlayerPart.VOLUME_UP,
            words="volume_up vol_up volume_add volume_plus 音量加 音量增加 增大音量 音量大 音量上",
            kinds=BOOL,
        ),
        Part(
            name=PlayerPart.VOLUME_DOWN,
            words="volume_down vol_down volume_reduce volume_minus 音量减 音量减小 减小音量 音量小 音量下",
            kinds=BOOL,
        ),
        Part(name=PlayerPart.MUTED, words=MUTE_WORDS, kinds=BOOL),
        Part(
            name=PlayerPart.MUTED,
            words=MUTE_WORDS,
            kinds=ENUMS,
            reads=switch_meanings,
            requires=({"on"}, {"off"}),
        ),
        Part(
            name=PlayerPart.POSITION,
            words="play_position play_progress 播放进度 播放位置",
            kinds=NUMBERS,
            writable=False,
        ),
        Part(
            name=PlayerPart.TITLE,
            words="song_name current_song title song music_name program_name cur_play 歌曲名 歌名 曲名 "
            "歌曲名称 曲目名称 节目名称",
            kinds=STRINGS,
            writable=False,
        ),
        Part(
            name=PlayerPart.TITLE,
            words="now_playing song_title track track_name current_track content "
            "current_content 歌曲 当前歌曲 当前曲目 曲目 正在播放 播放内容 当前内容 当前播放",
            kinds=STRINGS,
            writable=False,
            never_speaks=word_set("id 编号"),
            shared=True,
        ),
        Part(
            name=PlayerPart.ARTIST,
            words="artist singer artist_name 歌手 歌手名 演唱者 艺术家 艺人",
            kinds=STRINGS,
            writable=False,
            shared=True,
        ),
        Part(
            name=PlayerPart.SOUND_MODE,
            words="sound_mode eq eq_mode equalizer sound_effect 音效 音效模式 声音模式 均衡器 均衡",
            kinds=ENUMS,
            reads=own_options,
            shared=True,
        ),
    ),
    main=(PlayerPart.PLAYING, PlayerPart.PLAYBACK, PlayerPart.POWER),
    needs=((PlayerPart.PLAYING, PlayerPart.PLAYBACK, PlayerPart.POWER),),
    known_by=(PlayerPart.SOURCE, PlayerPart.PLAYBACK),
    fits=_plays,
    more=_more,
    describe=_describe,
)
