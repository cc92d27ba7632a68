"""States that are shown: there is something or not."""

from ..roles import DIAGNOSTIC, State
from ..spelling import word_set
from ..table import Table

STATES = Table(
    State(
        name="low_battery",
        words="battery_low low_battery low_power low_voltage 低电量 电量低 电量低状态 电池低电量 低电 电池低压 "
        "低电压 电池欠压",
        device_class="battery",
        category=DIAGNOSTIC,
    ),
    State(
        name="charging",
        words="charging charge_state charging_state is_charging solar_charge 充电状态 "
        "太阳能充电 "
        "充电中 正在充电",
        device_class="battery_charging",
        category=DIAGNOSTIC,
    ),
    State(
        name="tamper",
        words="tamper tamper_alarm tamper_event tamper_state temper_alarm temper 防拆 "
        "防拆告警 防拆报警 防撬 防撬报警 撬锁 撬锁告警 撬锁报警 撬动 拆除告警 磁攻击 强磁攻击 磁场攻击 磁干扰 强磁干扰 磁场干扰 magnet_attack magnetic_attack",
        device_class="tamper",
    ),
    State(
        name="door",
        words="door door_state doorsensor_state door_sensor doorcontact doorcontact_state "
        "contact contact_state contact_sensor door_open door_magnetic 门 柜门 箱门 门磁 门磁状态 门状态 "
        "门窗状态 开门状态 门开关状态",
        device_class="door",
    ),
    State(
        name="window",
        words="window window_state window_open 窗户 窗户状态 开窗状态 窗状态",
        device_class="window",
    ),
    State(
        name="motion",
        words="intrusion intruder 入侵 入侵状态 入侵报警 闯入 pir pir_state motion motion_state motion_alarm body_state human_state "
        "infrared 人感 人感状态 人体感应 人体感应状态 人体移动 移动检测 人体红外 红外感应 微波感应",
        device_class="motion",
    ),
    State(
        name="occupancy",
        words="person_present human_present presence presence_state occupancy occupied car_state car_detected vehicle 车位 车位状态 车辆 车辆检测 车辆状态 有车 someone 占座 占座状态 人体状态 占用状态 座位状态 seat_occupied 有人 有无人 人体存在 在床 在床状态 着座 着座状态 落座 入座 入座状态 入座检测 in_bed seated "
        "存在状态 人员存在",
        device_class="occupancy",
    ),
    State(
        name="generic_occupancy",
        words="有猫 有狗 有宠物 cat_inside pet_inside",
        device_class="occupancy",
    ),
    State(
        name="smoke",
        words="smoke smoke_state smoke_alarm smoke_sensor_state 烟雾 "
        "烟雾报警 烟雾告警 烟雾状态 烟感 烟雾检测状态 火警 fire_alarm",
        device_class="smoke",
    ),
    State(
        name="carbon_monoxide",
        words="co co_state co_alarm 一氧化碳 co检测状态 co报警 一氧化碳报警",
        device_class="carbon_monoxide",
    ),
    State(
        name="gas",
        words="gas gas_state gas_alarm gas_sensor_state gas_leak 燃气 燃气检测状态 燃气报警 "
        "燃气泄漏 燃气告警 可燃气体 燃气状态 天然气状态 煤气状态",
        device_class="gas",
    ),
    State(
        name="moisture",
        words="water_leak leak leakage flood flooding immersion watersensor_state "
        "water_sensor water_immersion water_alarm 水浸 漏水 浸水 溢水 漫水 水浸状态 水浸报警 漏水报警 "
        "水浸告警",
        device_class="moisture",
    ),
    State(name="generic_moisture", words="wet diaper 尿湿", device_class="moisture"),
    State(
        name="vibration",
        words="vibration shock shock_state vibration_state 震动 振动 震动报警",
        device_class="vibration",
    ),
    State(
        name="sos",
        words="sos sos_state sos_alarm emergency 紧急 紧急报警 紧急求助 紧急呼叫",
        device_class="safety",
    ),
    State(
        name="generic_fall",
        words="fallen fall_detected fall_state fall_alarm 跌倒 跌倒状态 跌倒报警 跌倒告警 摔倒 坠床",
        device_class="safety",
    ),
    State(
        name="fault",
        words="fault fault_alarm fault_event fault_state device_fault error "
        "malfunction sensor_probe gateway_state 故障 故障告警 故障警告 故障报警 故障状态 异常 "
        "传感器探头状态 网关状态",
        device_class="problem",
        category=DIAGNOSTIC,
    ),
    State(
        name="end_of_life",
        words="lifecycle end_of_life life_end sensor_life 使用寿命 寿命到期 传感器寿命",
        device_class="problem",
        category=DIAGNOSTIC,
    ),
    State(
        name="lock",
        words="lock_state lock_motor_state door_lock_state closed_opened 锁状态 "
        "门锁状态 门锁电机状态 锁体状态 上锁状态",
        device_class="lock",
        reversed=True,
    ),
    State(
        name="hijack",
        words="hijack duress 劫持 劫持报警 胁迫 胁迫报警",
        device_class="safety",
    ),
    State(
        name="water_shortage",
        words="lack_water water_shortage no_water 缺水 水箱缺水 缺水报警",
        device_class="problem",
    ),
    State(
        name="tank_full",
        words="tank_full water_full full_water 水满 水箱满",
        device_class="problem",
    ),
    State(
        name="position_known",
        words="location_state gps_state gps_fix fix_state position_valid 定位状态 定位有效 定位成功",
        category=DIAGNOSTIC,
        well=True,
    ),
    State(
        name="generic_rain",
        words="rain rain_state rain_sensor raining 雨感 雨水 下雨 雨水传感器 有雨",
        device_class="moisture",
    ),
    State(
        name="generic_opening",
        words="valve valve_state 阀门 阀门状态 阀状态 水阀 水阀状态",
        device_class="opening",
    ),
    State(
        name="generic_heat",
        words="heat_alarm heat_sensor 温感 温感报警 感温 感温报警 flame flame_state 火焰 火焰状态 明火",
        device_class="heat",
    ),
    State(
        name="generic_cold",
        words="freezing frozen icing iced 结冰 结霜 冰冻",
        device_class="cold",
    ),
    State(
        name="generic_emergency_stop",
        words="emergency_stop estop 急停 急停状态 紧急停止 紧急停机",
        device_class="safety",
    ),
    State(
        name="generic_glass",
        words="glass_break glass_broken 玻璃破碎 玻璃破裂 碎玻璃",
        device_class="glass_break",
    ),
    State(
        name="generic_update",
        words="new_firmware firmware_available update_available upgrade_available has_update new_version 有新版本 发现新版本 可升级 有更新 待升级",
        device_class="update",
        category=DIAGNOSTIC,
    ),
    State(
        name="generic_problem",
        words="low_gas gas_low 低气量 气量低 气量不足 overload overheat over_temperature over_voltage over_current under_voltage "
        "short_circuit blocked blockage obstruction obstructed obstacle stuck jam jammed stall shortage food_shortage "
        "dry_burn dry_heat 过载 过热 过温 过压 过流 欠压 反流 欠费 超时 遮挡 干扰 短路 漏电 断线 堵转 堵塞 堵粮 卡粮 缺粮 缺料 "
        "缺纸 卡纸 卡币 卡货 门未关 未关门 门未关好 门虚掩 开门过久 door_ajar door_not_closed 余粮不足 粮食不足 遇阻 不足 用尽 耗尽 干烧 低温保护 超限 超温 越界 倾倒 清洗提醒 更换提醒 油杯满 尘满 尘盒满 盒满 已满 渣盒满 集便仓满 需除垢 filter_clean descale_needed full waste_full grounds_full 需清洗 需更换 filter_dirty 脏堵 co2 二氧化碳",
        device_class="problem",
    ),
    State(
        name="generic_plug",
        words="plug_in plugged plug_state cable_connected vehicle_connected gun_connected gun_state adapter external_power 外接电源 外部电源 电源适配器 适配器 "
        "枪连接 枪连接状态 插枪",
        device_class="plug",
        well=True,
    ),
    State(
        name="generic_power",
        words="ac_state ac_power_state mains mains_state power_supply 市电 市电状态 交流电状态 供电 供电状态 "
        "主电 主电状态 外电 外电状态 交流输入",
        device_class="power",
        well=True,
    ),
    State(
        name="generic_moving",
        words="moving move_state 移动状态 运动状态 行驶状态",
        device_class="moving",
    ),
    State(
        name="generic_cover_open",
        words="drawer drawer_state 抽屉 抽屉状态 盖状态 箱盖 舱盖 桶盖 锅盖 杯盖 井盖 井盖状态 cover_open lid lid_open lid_state lid_locked 盖 盖子 上盖 机盖 开盖 盖子状态",
        device_class="opening",
    ),
    State(
        name="generic_sound",
        words="snore snoring cry crying baby_cry 打鼾 鼾声 打呼 哭声 哭声检测 婴儿哭",
        device_class="sound",
    ),
    State(
        name="generic_running",
        words="acc ignition engine 点火 点火状态 acc状态 预热中",
        device_class="running",
    ),
    State(
        name="connectivity",
        words="wan_state wan 外网状态 online online_state connectivity net_state network_state 在线 在线状态 "
        "联网状态 网络状态 link_state comm comm_state communication communication_state 通讯 通讯状态 通信 "
        "通信状态 连接状态",
        device_class="connectivity",
        category=DIAGNOSTIC,
        well=True,
    ),
)

# What only a whole name tells: 充电, but not 充电保护.
WHOLE_NAMES = Table(
    State(
        name="generic_charging",
        words="充电 charge",
        device_class="battery_charging",
        category=DIAGNOSTIC,
    ),
    State(
        name="generic_running", words="running 运行 运行中 运转", device_class="running"
    ),
    State(
        name="connectivity",
        words="link",
        device_class="connectivity",
        category=DIAGNOSTIC,
        well=True,
    ),
    State(
        name="generic_problem",
        words="告警 报警 除垢 保养 虚掩 ajar descale descaling maintenance",
        device_class="problem",
    ),
)

RUNNING = State(name="generic_running", words="", device_class="running")

# What is locked, or not: the lock of a door, and what the options then are.
LOCKED = State(name="generic_locked", words="", device_class="lock", reversed=True)
LOCK_WORDS = word_set("门锁 柜锁 箱锁 舱锁 挂锁 door_lock")
LOCKED_WORDS = word_set(
    "locked unlocked 锁定 未锁定 已锁定 上锁 已上锁 未上锁 已锁 未锁 锁闭 解锁 已解锁 开锁 已开锁"
)

# What the last word of a name tells, of a part that is only shown: 机头门, 集便满.
ENDINGS = (
    (
        RUNNING,
        word_set("运行 运行中 运转中 工作中 running active"),
        frozenset[str](),
    ),
    (
        State(name="generic_door", words="", device_class="door"),
        word_set("门 门开 门板 门扇 门体 活门 door hatch"),
        word_set("闸门 风门 开门 关门"),
    ),
    (
        State(name="generic_opening", words="", device_class="opening"),
        word_set("盖 盖板 翻板 风门 damper"),
        word_set("开盖 关盖 合盖 翻盖 覆盖"),
    ),
    (
        State(name="generic_window", words="", device_class="window"),
        word_set("窗 窗开 窗户 window"),
        frozenset[str](),
    ),
    (
        State(name="generic_motion", words="", device_class="motion"),
        word_set("红外 infrared"),
        frozenset[str](),
    ),
    (
        State(name="generic_moving", words="", device_class="moving"),
        word_set("帘升 帘降 帘落 膜升 膜降 上升中 下降中"),
        frozenset[str](),
    ),
    (
        LOCKED,
        LOCK_WORDS,
        frozenset[str](),
    ),
    (
        State(name="generic_problem", words="", device_class="problem"),
        word_set(
            "满 箱空 仓空 盒空 桶空 罐空 水位低 液位低 油位低 水压低 低水位 低液位 低油位 低水压 断电 停电 掉电 超压 卡料 溢锅 过低 偏低 过高 偏高 超高 告警 报警 告警中 报警中 故障中 full low empty missing due needed required alarm"
        ),
        word_set(
            "充满 电满 电池满 battery_full charge_full 污水箱空 废水箱空 污水桶空 废水桶空 尘盒空 尘桶空 垃圾盒空 垃圾桶空 "
            "垃圾箱空 垃圾仓空 便仓空 便桶空 集便箱空 集便盒空 信箱空 快递箱空"
        ),
    ),
)

# What is done by people, and that it is to be done now: 换水提醒.
CARE_WORDS = word_set(
    "更换 清洗 清洁 清理 除垢 保养 维护 换水 加水 补水 倒水 加盐 加液 replace clean cleaning descale descaling refill "
    "maintenance"
)
DUE_WORDS = word_set("提醒 提示 需要 需 reminder remind needed required due")
# What need not be done, or is done already.
NOT_DUE_WORDS = word_set(
    "无需 不需 不需要 无须 不用 完成 done finished completed not no"
)

# What is going on, unlike what is wrong: 冲洗中, but not 报警中.
GOING_ON = "中"
PLACE_LENGTH = 2  # in the air, at home, in between
GOING_ON_WORD = "ing"
# What goes on while a device does not do what it is for.
PAUSING_WORDS = word_set(
    "待机 休眠 睡眠 暂停 空闲 等待 停止 停机 关机 离线 化霜 除霜 在家 离家 未 非 不"
)
# What is said where nothing goes on.
RESTING_WORDS = frozenset({"否", "无", "停", "停止", "空闲", "no", "idle"})

# What is low of a battery is its charge.
LOW_BATTERY = State(
    name="generic_low_battery", words="", device_class="battery", category=DIAGNOSTIC
)
LOW_WORDS = frozenset({"低", "低压", "欠压", "电量低", "low"})

# What only the two options tell, whatever it is called: the one, or the other.
BY_OPTIONS = (
    (
        RUNNING,
        word_set("运行 运转 转 运行中 运转中 工作 工作中 running run working"),
        word_set(
            "停止 停机 停 停转 未运行 未工作 已停止 待机 stop stopped idle standby"
        ),
    ),
    (
        RUNNING,
        word_set("开 开启 启动 加热 制热 制冷 化霜 除霜"),
        word_set("停 停止 停机 停转"),
    ),
    (
        State(name="generic_motion", words="", device_class="motion"),
        word_set("移动 有移动 有人移动 检测到移动 活动 有人活动 motion moving"),
        word_set("无人 无移动 无人移动 未移动 无活动 no_motion still none"),
    ),
    (
        State(name="generic_gas", words="", device_class="gas"),
        word_set("漏气 燃气泄漏 泄漏燃气"),
        word_set("正常 未漏气 无漏气 normal"),
    ),
    (
        State(name="occupancy", words="", device_class="occupancy"),
        word_set("有人 在床 有人在床 在座 入座 在窝 有车 占用 占用中 occupied"),
        word_set(
            "无人 没人 离床 无人在床 离座 不在窝 离窝 无车 空闲 未占用 unoccupied vacant"
        ),
    ),
    (
        State(
            name="generic_charging",
            words="",
            device_class="battery_charging",
            category=DIAGNOSTIC,
        ),
        word_set("充电 充电中 正在充电 charging"),
        word_set("未充电 不充电 放电 放电中 否 discharging"),
    ),
    (
        State(name="generic_vibration", words="", device_class="vibration"),
        word_set("震动 振动 有震动 有振动 撞击 碰撞 vibration vibrating shock"),
        word_set("正常 静止 无震动 无振动 无撞击 normal still none"),
    ),
    (
        State(name="generic_rain", words="", device_class="moisture"),
        word_set("有雨 下雨 有水 漏水 浸水"),
        word_set("无雨 晴 无水 未漏水 无漏水"),
    ),
    (
        State(
            name="generic_connectivity",
            words="",
            device_class="connectivity",
            category=DIAGNOSTIC,
        ),
        word_set("连接 已连接 在线 connected online"),
        word_set("断开 未连接 已断开 离线 断线 掉线 disconnected offline"),
    ),
    (
        State(name="generic_plug", words="", device_class="plug"),
        word_set("插入 已插入 已插 已插枪 接入 已接入 已接 plugged"),
        word_set("拔出 未插入 未插 未插枪 未接入 未接 unplugged"),
    ),
    (
        State(name="generic_door", words="", device_class="door"),
        word_set("开门 门开 已开门 门打开 未关好"),
        word_set("关门 门关 已关门 门关闭 关好 已关好"),
    ),
    (
        State(name="generic_window", words="", device_class="window"),
        word_set("开窗 窗开 已开窗 窗打开"),
        word_set("关窗 窗关 已关窗 窗关闭"),
    ),
    (
        State(name="generic_light", words="", device_class="light"),
        word_set("有光 亮 明亮 light bright"),
        word_set("无光 暗 黑暗 dark"),
    ),
    (
        State(name="generic_presence", words="", device_class="presence"),
        word_set("在家 home at_home"),
        word_set("离家 外出 不在家 away not_home"),
    ),
    (
        LOW_BATTERY,
        word_set("低电 低电量 电量低 欠电 亏电 没电 low_battery"),
        word_set("正常 充足 normal ok"),
    ),
)

# A tank without water is in trouble, and is no detector; a battery that is full is in none.
TANK_WORDS = word_set("水箱 水桶 水罐 水盒 水槽 壶 杯 锅 tank kettle pot cup")
CHARGE_WORDS = word_set("电池 电量 充电 battery charge")
# What is said of what is wrong, where the other option denies it.
TROUBLES = word_set(
    "full blocked clogged jammed stuck overload overloaded overheated missing leaking alarming warning overheating burning smoking jamming failing worn expired dirty 脏 脏污 不足 用尽 耗尽 倾倒 倾翻"
)

# What is measured of something tells nothing of what it is: 燃气压力.
MEASURED_NOUNS = word_set(
    "压力 气压 温度 湿度 流量 电压 电流 pressure temperature humidity flow voltage current"
)

# What a name ends with that tells what is wrong, and with what before.
FAULT_WORDS = word_set("fault error 故障")
# A state of this kind is the worse one of two of which the other is normal.
TROUBLE = State(name="generic_problem", words="", device_class="problem")
NORMAL_WORDS = frozenset({"正常", "充足", "良好", "达标", "合格", "normal", "ok"})
# Nobody sets something to this.
ABNORMAL_WORDS = frozenset(
    {"异常", "故障", "报警", "告警", "abnormal", "fault", "alarm"}
)

# What is alarmed is in trouble; what should be there only lacks.
ALARM_WORDS = frozenset({"报警", "告警", "alarm"})

# An option that tells neither that something is detected nor that it is not.
UNCERTAIN_WORDS = frozenset(
    {
        "故障",
        "异常",
        "自检",
        "未知",
        "预热",
        "校准",
        "初始",
        "fault",
        "error",
        "test",
        "unknown",
    }
)

ON_WORDS = (
    "on open opened opening alarm fault error true yes triggered motion "
    "occupied detected leak smoke gas serious 有人 开 开启 打开 已打开 已开 开门 门开 开盖 掀盖 报警 告警 "
    "故障 错误 异常 拆卸告警 拆卸 已拆卸 被拆 有水 漏水 浸水 触发 是 有 有烟 泄漏 充电 "
    "充电中 低 低电量 低电 报警中 在线 unlocked 未上锁 已开锁 未锁 解锁 运行 运转 运行中 运转中 工作 工作中 "
    "running run working wet raining 在床 在座 入座 有车 连接 已连接 connected 接通 有雨 下雨 插入 "
    "水浸 潮湿 尿湿 敞 敞开 震动 振动 撞击 开窗 窗开 未关窗 未关好 已插入 已插 已插枪 接入 已接入 已接 plugged dirty 脏 正在充电 charging 已开门 门打开"
)
# What says yes, or no, of a part that is only shown.
AFFIRMED_WORDS = (
    "present inserted installed in_place up 插卡 有卡 在位 到位 就位 安装 放入 装入 点火 点燃 燃烧 着火 有火 开火 火焰 亮 明亮 在家 "
    "合闸 合 并网 投入 占用 借出 吸合"
)
REFUSED_WORDS = (
    "absent removed missing not_in_place 拔卡 取卡 无卡 离位 抽出 移开 拆下 拆除 取出 取下 脱落 熄火 关火 熄灭 灭 暗 黑暗 离家 不在家 外出 "
    "分闸 拉闸 跳闸 分 离网 退出 归还 释放 清洁"
)
OFF_WORDS = (
    "off close closed clean normal ok false no none idle clear safe unoccupied 无人 没人 关 关闭 "
    "已关闭 已关 关门 门关 正常 充足 良好 达标 合格 未拆卸 未拆 无 无水 否 无烟 安全 未触发 未充电 无报警 离线 "
    "无故障 未报警 不报警 locked 已上锁 上锁 锁定 已锁 停 停止 停机 停转 未运行 未工作 已停止 待机 "
    "stop stopped standby dry 空闲 离床 离座 无车 未连接 断开 已断开 断线 掉线 disconnected 无雨 拔出 "
    "干 干燥 干爽 干净 闭 闭合 合上 合盖 关盖 盖 盖上 关窗 窗关 关好 已关好 未插入 未插 未插枪 未接入 未接 unplugged 不充电 放电 放电中 discharging 已关门 门关闭"
)
