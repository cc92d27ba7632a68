"""How a counted amount is told: energy, water, gas, distance, time or money."""

from ..roles import Amount
from ..spelling import word_set

_STORED = {
    "energy": "energy_storage",
    "water": "volume_storage",
    "gas": "volume_storage",
}
_COUNTED = {
    "volume_storage": "water",
    "volume": "water",
    "energy_storage": "energy",
}
# Classes of which there is a count, and classes of what is kept.
COUNTED_CLASSES = frozenset({"energy", "gas", "water", "monetary", "reactive_energy"})
STORED_CLASSES = frozenset(_COUNTED)
# Classes of what goes up and down, unless a name says that it is a tally.
TALLIED_CLASSES = frozenset(
    {"area", "distance", "duration", "precipitation", "volume_storage"}
)
CUMULATIVE_WORDS = word_set("cumulative accumulated lifetime 累计 累积")
TALLY_WORDS = CUMULATIVE_WORDS | word_set(
    "today total_run total_runtime total_work total_use total_on total_distance "
    "total_clean total_cleaning clean_total total_sweep total_mow total_charge "
    "total_rain rain_total total_rainfall rainfall_total total_precipitation hourly_rain daily_rain rain_today daily_rainfall "
    "总清扫 总清洁 总拖地 总割草 总充电 总放电 总洗涤 清扫总 清洁总 今日 今天 当日 总运行 总工作 总使用 总里程 总距离 总行程 "
    "总雨量 总降雨 日雨量 日降雨 小时雨量 小时降雨 月雨量 年雨量"
)
# What was done so many times, and is never undone.
TIMES_DONE_WORDS = word_set(
    "次数 cycle_count run_count start_count open_count unlock_count use_count alarm_count "
    "trigger_count charge_count flush_count snore_count"
)
YEAR = {"h": 8_760, "min": 525_600, "s": 31_536_000}
# Units of which there is a count.
COUNTED_UNITS = frozenset({"次", "杯", "回", "times", "cups"})

# The first that a name speaks of counts; an id is asked where the name tells nothing.
AMOUNTS = (
    # What a radar aims at is as far away as it is.
    Amount(
        name="aimed",
        words=word_set("target_distance 目标距离"),
        state_class="measurement",
    ),
    Amount(
        name="past",
        words=word_set(
            "yesterday previous last prev 昨日 昨天 昨 前日 前天 上月 上个月 上周 上星期 上季度 上年 "
            "去年 上次 上一次 上期 近7天 近七天 近一周 近30天 近三十天 近一月 近一个月 近24小时 过去"
        ),
        classes=_COUNTED,
    ),
    Amount(
        name="left",
        words=word_set(
            "remain remaining left residual surplus rest available stored storage 剩余 剩 余量 "
            "余额 可用 储能 储存 存储 储水 储气 库存 estimated expected 预计 预估 预测"
        ),
        classes=_STORED,
        state_class="measurement",
    ),
    Amount(
        name="capacity",
        words=word_set(
            "capacity rated nominal max maximum target goal plan quota 容量 额定 最大 目标 计划 定额 总寿命"
        ),
        classes=_STORED,
    ),
    Amount(
        name="net",
        classes=_COUNTED,
        words=word_set("net_total net_energy net_flow 净累计 净用"),
        state_class="total",
    ),
    Amount(
        name="total",
        classes=_COUNTED,
        words=word_set(
            "total cumulative accumulated sum lifetime 累计 累积 总 合计 共"
        ),
        state_class="total_increasing",
    ),
    Amount(
        name="increment",
        words=word_set(
            "add added inc increment increase delta 增加 增量 新增 增长 本次上报"
        ),
        classes=_COUNTED,
        state_class="total_increasing",
        is_added_up=True,
    ),
    Amount(
        name="today",
        classes=_COUNTED,
        words=word_set("today daily 今日 今天 当日 本日"),
        state_class="total_increasing",
    ),
    Amount(name="count", words=frozenset(), state_class="total_increasing"),
)
