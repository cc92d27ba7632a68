"""What products are called, and which kind yields to which other product.

Every kind of device is recognised by its words here. Products that are no kind of ours
are here because they could be mistaken for one: a device that speaks of an oven is no
air conditioner, although it has a target temperature.
"""

from collections.abc import Collection, Mapping

from ..spelling import word_set

CALLED = {
    name: word_set(words)
    for name, words in {
        "access_control": "access_control access_terminal face_recognition 门禁 人脸识别",
        "alarm_control_panel": "alarm_host alarm_panel 报警主机 布防 撤防 布撤防 布撤防模式",
        "climate": "air_conditioner airconditioner aircon ac hvac thermostat heat_pump heatpump radiator trv heater towel_rail "
        "heating fancoil vrf vrv 空调 多联机 内机 室内机 温控 温控器 采暖 取暖 取暖器 地暖 地热 暖气 暖风 暖风机 电暖 油汀 热泵 散热器 壁挂炉 暖阀 风机盘管 风盘 毛巾架 浴霸 壁炉 fireplace sauna 桑拿 汗蒸",
        "cover": "curtain lid blind shutter roller awning garage gate window rack film 卷膜 窗帘 帘 百叶 卷帘 遮阳 雨棚 "
        "车库 门 窗 升降 晾衣 道闸 闸机 推窗 桶盖 开窗器 开合度 幕布 银幕 投影幕 卷闸",
        "fan": "oscillation oscillating oscillate 油烟 烟灶 排烟 吸烟 ceiling_fan fan range_hood hood wind windspeed air purifier anion pm25 hepa 风速 扇 烟机 油烟机 风扇 吊扇 电扇 塔扇 空调扇 冷风扇 风量 风力 风机 风类 风型 风档 新风 "
        "送风 摆风 摇头 摆头 净化 空气 负离子",
        "climate_zone": "left right zone 左 右 左侧 右侧 左区 右区 分区",
        "heating_circuit": "heating_target heating_set 采暖 供暖",
        "humidifier": "spray spary mist humidifier humidify atomize dehumidify dehumidifier 喷雾 加湿 雾化 雾量 恒湿 "
        "除湿 抽湿 除湿机",
        "lawn_mower": "mow mower mowing lawn 割草 割草机 草坪 修草",
        "light": "light lamp led bulb downlight spotlight strip 灯 照明 灯光",
        "lock": "door_lock parking_lock 门锁 锁体 柜锁 挂锁 开锁 车位锁 地锁 车锁",
        "media_player": "tv television soundbar speaker radio player amplifier 播放器 收音机 唱机 故事机 早教机 学习机 点读机 电视 电视机 智慧屏 频道 机顶盒 音箱 音响 回音壁 功放",
        "siren": "siren 警号 警笛 声光报警",
        "socket": "socket plug outlet receptacle 插座 插排 排插 插孔 插头",
        "smoke": "smoke 烟雾 烟感",
        "ev_charger": "ev_charger charging_pile gun 充电桩 充电枪 枪头 插枪",
        "gas": "gas_alarm gas_alert gas_leak gas_state gas_sensor 燃气报警 燃气泄漏 可燃气体 煤气",
        "carbon_monoxide": "carbon_monoxide 一氧化碳",
        "moisture": "immersion flood 水浸 浸水 漏水",
        "tracker": "tracker locator gps ebike bike scooter 定位器 项圈 防丢器 电动车 电瓶车 单车 自行车 滑板车 摩托车 车载",
        "vacuum": "擦窗 擦玻璃 sweep sweeper vacuum suction clean_area clean_time clean_robot mop robot 清扫 扫地 扫地机 吸力 拖地 尘盒 "
        "边刷 滚刷",
        "valve": "valve 阀 阀门 水阀 气阀",
        "water_heater": "water_heater tank bathtub boiler kettle geyser 热水 热水器 内胆 出水 水量 洗浴 卫浴 沐浴 浴缸 零冷水 锅炉 烧水 "
        "水壶 保温壶 防干烧 保温 keep_warm 水温 目标水温",
        # What is no kind of ours.
        "aquarium": "aquarium fish_tank 鱼缸",
        "breaker": "breaker leakage tripped trip_state trip_alarm 分合闸 合闸 漏电 跳闸 脱扣",
        "coffee_machine": "espresso coffee 咖啡",
        "cooker": "cook cooking recipe 电磁炉 电陶炉 炉具 炉头 灶具 灶头 燃气灶 煮 菜谱 食谱",
        "mist_sprayer": "喷雾 加湿器",
        "oven": "oven 烤 烹饪 炉温",
        "projector": "contrast keystone projector 对比度 梯形 投影",
        "water_tank": "spa 水位",
        "disinfection_cabinet": "消毒柜",
        "litter_box": "litter cat_toilet cat_weight 猫砂 猫厕 猫体重 猫咪体重 猫重 铲屎 铲粪 如厕 集便",
        "milk_warmer": "milk 奶",
        "exerciser": "massage massager treadmill incline 按摩 揉捏 足浴 跑步机 坡度 健身",
        "pump": "booster pump_switch pump_sw 增压泵 水泵开关 水泵启停 水泵电源",
        "refrigerator": "freezer fridge refrigerator wine_cooler wine_cabinet humidor 冷藏 冷冻 冰箱 冰柜 冷柜 酒柜 雪茄柜",
        "vending_machine": "vending 售货",
        "washing_machine": "washer 洗涤 洗衣",
        "water_purifier": "tds purify ro 净水 取水 原水",
    }.items()
}

# Products that could be taken for a boiler, and all that have a target temperature.
_LIKE_BOILERS = frozenset(
    {
        "aquarium",
        "coffee_machine",
        "milk_warmer",
        "oven",
        "washing_machine",
        "water_purifier",
    }
)
_KEEPING_TEMPERATURE = _LIKE_BOILERS | {
    "cooker",
    "disinfection_cabinet",
    "mist_sprayer",
    "refrigerator",
    "water_heater",
    "water_tank",
}
# Kind -> the products that it yields to if as much speaks for them.
YIELDS_TO: Mapping[str, Collection[str]] = {
    "climate": _KEEPING_TEMPERATURE,
    "climate_zone": _KEEPING_TEMPERATURE,
    "fan": _KEEPING_TEMPERATURE | {"exerciser"},
    "light": {"projector"},
    "lock": {"breaker"},
    # Many devices with water tell when it leaks.
    "moisture": CALLED.keys() - {"moisture"},
    "vacuum": {"lawn_mower", "litter_box"},
    "water_heater": _LIKE_BOILERS,
}

# Rooms that one device heats or cools apart.
ROOM_WORDS = word_set(
    "客厅 餐厅 厨房 卧室 主卧 次卧 客卧 书房 儿童房 老人房 卫生间 浴室 主卫 阳台"
).union(*(word_set(f"room{number} 房间{number}") for number in range(1, 17)))
# What a valve shuts, a meter counts or a detector senses.
GAS_WORDS = word_set("gas 燃气 天然气 煤气 液化气 沼气 气表 气阀 气量 标况 工况")
# What has a door or somebody at it, and is no detector because it tells of them.
WATCHED_WORDS = word_set("lock unlock 锁").union(
    *(
        CALLED[name]
        for name in (
            "access_control",
            "cooker",
            "disinfection_cabinet",
            "exerciser",
            "litter_box",
            "oven",
            "refrigerator",
            "washing_machine",
        )
    )
)
# Words of what switches a device on, sets what it is to reach, tells what it is at.
SWITCHING_WORDS = word_set("switch power onoff pwr 开关 电源 启停 开关机")
# What is switched at another time.
LATER_WORDS = word_set(
    "timer timing schedule period delay 定时 预约 时段 延时 倒计时 编程 闹钟"
)
WANTED_WORDS = word_set("set setting target sp 设定 设置 目标 调节 设温")
PRESENT_WORDS = word_set(
    "current now real room indoor local measured ambient return_air roomtemp 回风 当前 现在 室 室内 测量 实测 本地 环境 实际"
)
# Temperatures and fans that are inside of a device, or out of the house.
ELSEWHERE_WORDS = word_set(
    "outdoor outside coil pipe exhaust floor 室外 外机 盘管 管温 排气 地板 地面 排风 进水 回水"
)
# Temperatures of what works in a device, whatever it tempers.
INSIDE_WORDS = word_set(
    "shell housing compressor condenser evaporator defrost suction ptc heat_sink heatsink inverter ipm motor battery "
    "外壳 壳体 机壳 压缩机 冷凝 蒸发 化霜 除霜 吸气 散热 变频器 驱动板 模块 电机 电池"
)


def others(name: str) -> frozenset[str]:
    """Return what all products but one are called, without what both are called."""
    words = (each for product, each in CALLED.items() if product != name)
    return frozenset().union(*words) - CALLED[name]
