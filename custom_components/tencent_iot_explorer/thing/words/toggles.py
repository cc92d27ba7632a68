"""What is switched on and off, or pressed."""

from ..roles import CONFIG, GUARDS, Toggle
from ..spelling import word_set
from ..table import Table

# What is switched on and off with such a word looks for a state, and is none.
DETECTION_WORDS = word_set(
    "detect detection track tracking linkage 侦测 追踪 跟踪 检测 感应 人感 联动"
)

# What says too little where a name says more: 自动浇水 waters.
VAGUE = frozenset({"auto"})
# What has such a word is kept as it is set, although it speaks of a press.
KEPT_WORDS = word_set(
    "switch mode enable plan auto scheduled reminder allow 允许 开关 模式 使能 计划 自动 定时 提醒 馈网"
)
# What is in one of two such states is kept, although its id speaks of a press.
KEPT_STATES = (
    word_set("停 停止 停机 启 启动 运行 运转 stop stopped run running"),
    word_set("锁定 上锁 已锁 解锁 已解锁 未锁 locked unlocked"),
)
UNLOCKED_WORDS = word_set("解锁 开锁 unlock unlocked")
# So does what ends with such a word: it runs.
DRIVEN_WORDS = word_set("pump motor 泵 电机")

# A writable property with such a word is set although it speaks of a state.
SWITCH_WORDS = word_set(
    "switch enable enabled disable function check notify push auto valve control ctrl cmd command 控制 指令 命令 阀 阀门 急停 紧急停止 emergency_stop estop 自动 回退 遥控 检修 开关 使能 启用 开启 "
    "功能 检测功能 推送 通知 提示 指示灯 远程 翻盖 翻圈 桶盖 lid"
)

# What has such a word tells a state, although its options are those of a switch.
TOLD_WORDS = word_set(
    "state alarm sensor contact open event 状态 报警 告警 警报 感应 传感 检测 信号 提醒 故障 异常"
)

# A warning that is switched on and off, unless it is one of these dangers.
WARNING_WORDS = word_set("报警 告警 提醒 alarm reminder")
UNSWITCHED = GUARDS | {"moisture"}
# What a device does by itself as well as detects: a foot bath vibrates.
DONE_TOO = frozenset({"vibration"})

# What rings, and that it was pressed.
BELL_WORDS = word_set("门铃 doorbell bell 按铃 menling")
RUNG_WORDS = word_set("按下 press pressed push pushed ring 按铃 被按")

# Two options of which the first is nothing, and the second is done once.
NOTHING_WORDS = word_set(
    "- 无 无操作 无动作 不操作 未操作 无效 invalid none nothing no_action no_operation idle 空闲"
)
# What is done once whatever it is; what is told so; and what then ends by itself.
EXECUTE_WORDS = word_set("execute trigger 执行 触发")
AT_ONCE = ("立即", "马上", "一键")
# A name that begins so tells what is done, not what is kept on.
DEEDS = (
    "停止转",
    "停止变焦",
    "停止云台",
    "停止移动",
    "清空",
    "清除",
    "查询",
    "卸载",
    "刷新",
    "删除",
    "获取",
    "上报所有",
    "stop moving",
    "stop zoom",
    "clear",
    "query",
    "refresh",
    "delete",
)
COMMAND_WORDS = word_set(
    "start begin run stop play clear 开始 启动 起动 停机 确认 确定 停止 播放 清空 清除 清理 设定 对码 配对 匹配 学习 响铃 脱扣 开锁 开门 开箱 开柜 开仓 抬杆 落杆 出货 关火"
)
ONCE_WORDS = word_set(
    "manual manually clear refresh sync focus play stop pair 手动 一键 立即 刷新 同步 对焦 播放 停止 "
    "清空 清除 清理 删除 设定 对码 配对 匹配 学习 脱扣 开锁 开门 开箱 开柜 开仓 抬杆 落杆 出货 关火"
)

TOGGLES = Table(
    Toggle(
        name="reset_filter",
        words="reset_filter filter_reset 重置滤芯 滤芯复位 滤芯重置 滤网复位 滤网重置",
        category=CONFIG,
        press=True,
    ),
    Toggle(
        name="factory_reset",
        words="reset_factory factory_reset restore_factory restore_default restore_defaults 恢复出厂 恢复出厂设置 "
        "恢复默认 恢复默认值 恢复默认设置 恢复缺省 恢复缺省设置",
        category=CONFIG,
        press=True,
    ),
    Toggle(
        name="restart",
        device_class="restart",
        words="reboot restart 重启 设备重启 重新启动",
        category=CONFIG,
        press=True,
    ),
    Toggle(name="reset", words="reset 重置 重设 复位", category=CONFIG, press=True),
    Toggle(
        name="self_test",
        words="self_check self_checking self_test 自检 设备自检 自检测试",
        category=CONFIG,
        press=True,
    ),
    Toggle(
        name="calibrate",
        words="calibrate calibration 校准",
        category=CONFIG,
        press=True,
    ),
    Toggle(
        name="generic_button",
        words="leakage_test alarm_test test_alarm 漏电测试 剩余电流测试 报警测试 声光测试 声音测试 tare 去皮 归零 清零 冲水 抓拍 拍照 previous_song prev_song next_song 上一首 上一曲 下一首 下一曲",
        press=True,
    ),
    Toggle(
        name="generic_erasing",
        words="format sd_format format_sd clear_data clear_record erase 格式化 格式化sd卡 "
        "sd卡格式化 存储卡格式化 清除记录 清除数据 擦除",
        category=CONFIG,
        press=True,
    ),
    Toggle(
        name="feed",
        words="feed quick_feed slow_feed 喂鱼 快速喂食 慢放喂食 喂食 一键喂食 一键出粮",
        press=True,
    ),
    Toggle(
        name="unlock",
        words="unlock remote_unlock open_door 远程开锁 开锁 一键开锁 远程开门",
        press=True,
    ),
    Toggle(
        name="locate",
        words="find seek locate find_device 寻找设备 查找设备 寻找 查找 找设备 找手表 找手机 找遥控器",
        press=True,
    ),
    Toggle(
        name="child_lock",
        words="child_lock key_lock keypad_lock keyboard_lock button_lock panel_lock lock_child 童锁 童锁开关 儿童锁 按键锁 面板锁 面板锁定 锁键 键盘锁",
        category=CONFIG,
    ),
    Toggle(name="generic_lock", words="锁定 suoding 锁", category=CONFIG),
    Toggle(
        name="generic_setting",
        words="permit_join auto_lock watermark flip image_flip motor_reverse gesture pir_switch pir_enable "
        "motion_switch motion_detection human_detection sound_detection 允许入网 自动上锁 自动落锁 水印 画面翻转 图像翻转 镜像 "
        "电机反向 电机换向 反向 换向 手势 手势控制 移动侦测 人体侦测 人形侦测 哭声侦测 声音侦测 侦测 低功耗 pir开关",
        category=CONFIG,
    ),
    Toggle(name="eco", words="eco eco_mode eco模式 节能"),
    Toggle(name="ionizer", words="anion ion ionizer negative_ion 负离子 负离子开关"),
    Toggle(name="uv", words="uv uv_lamp uv_switch 紫外线 uv杀菌 紫外灯"),
    Toggle(name="plasma", words="plasma 等离子"),
    Toggle(
        name="light",
        words="light light_switch led lamp led_ctrl led_switch 灯光 灯光开关 照明 灯 灯开关",
    ),
    Toggle(
        name="indicator",
        words="indicator indicator_light status_light status_led led_indicator indicator_switch 指示灯 指示灯开关 led指示 状态指示 "
        "状态灯",
        category=CONFIG,
    ),
    Toggle(
        name="backlight",
        words="backlight backlight_switch 背光 背光开关 背光灯 背光灯开关",
        category=CONFIG,
    ),
    Toggle(
        name="sound",
        words="beep buzzer sound sound_switch key_sound beep_switch 蜂鸣 蜂鸣器 声音 声音开关 "
        "按键音 提示音",
        category=CONFIG,
    ),
    Toggle(
        name="display",
        words="display screen display_switch screen_switch 屏显 显示 屏幕 屏显开关",
        category=CONFIG,
    ),
    Toggle(name="sleep", words="sleep sleep_mode 睡眠 睡眠模式"),
    Toggle(name="health", words="health 健康"),
    Toggle(name="heating", words="heat heating heater 加热 制热"),
    Toggle(name="drying", words="drying drying_switch dry 烘干 烘干开关"),
    Toggle(name="air_drying", words="air_dry air_dry_switch 风干 风干开关"),
    Toggle(name="cleaning", words="cleaning clean 清洁 自清洁 保洁 自动清洗"),
    Toggle(
        name="disinfection",
        words="disinfection disinfect disinfect_switch 消毒 消毒开关",
    ),
    Toggle(
        name="sterilization",
        words="sterilization sterilize sterile 除菌 杀菌 灭菌 无菌",
    ),
    Toggle(
        name="swing",
        words="swing oscillation shake_head swing_switch 摇头 摆风 扫风 摇头开关",
    ),
    Toggle(
        name="swing_vertical",
        words="switch_vertical swing_vertical vertical_swing ud_swing 上下摆风 上下扫风",
    ),
    Toggle(
        name="swing_horizontal",
        words="switch_horizontal swing_horizontal horizontal_swing lr_swing 左右摆风 "
        "左右扫风",
    ),
    Toggle(name="humidification", words="wet humidify humidification 加湿"),
    Toggle(name="ventilation", words="ventilation air_change 换气 通风"),
    Toggle(name="auto", words="auto auto_mode 自动 自动模式"),
    Toggle(name="fresh_air_valve", words="fresh_air_valve fresh_air 新风阀 新风"),
    Toggle(
        name="mute",
        words="muffling mute silence 消音 静音",
        category=CONFIG,
    ),
    Toggle(
        name="frost_protection",
        words="frost frost_protection anti_frost 防霜冻 防霜冻功能 防冻",
        category=CONFIG,
    ),
    Toggle(
        name="window_detection",
        words="window_check window_detection 开窗检测",
        category=CONFIG,
    ),
    Toggle(
        name="valve_detection",
        words="valve_check valve_detection 阀门检测",
        category=CONFIG,
    ),
    Toggle(
        name="do_not_disturb",
        words="do_not_disturb dnd disturb 勿扰 免打扰 勿扰模式",
        category=CONFIG,
    ),
    Toggle(
        name="alarm_switch",
        words="alarm_switch alarm_enable 报警开关 告警开关",
        category=CONFIG,
    ),
    Toggle(name="armed", words="arm armed arming 布防 布撤防 布防开关"),
    Toggle(
        name="generic_outlet",
        words="插孔{number} 插座{number} 插孔 排插 插排 插座 插座开关 插座总控 插座电源 插座继电器 socket_switch outlet_switch outlet{number} socket{number}",
        device_class="outlet",
    ),
    Toggle(
        name="recording",
        words="record_enable record_switch 本地录像使能 录像开关",
    ),
)

POWER_WORDS = (
    "power_switch switch power on_off switch_on switch_led switch_power "
    "work_switch generic_onoff mesh_generic_onoff power_state main_switch relay on 电源开关 开关机 开关 电源 总开关 总电源 总电源开关 继电器 "
    "设备开关 工作开关 运行开关 系统开关 机组开关 整机开关 主机开关 system_switch 启停 启停开关 开机 开机状态 kaiji"
)

SWITCH_ON_WORDS = (
    "on open enable enabled true yes start lock locked 开 开启 打开 启用 使能 启动 开始 是 有效 允许 上锁 "
    "锁定 已锁 已上锁 进入 合 合闸 通 接通 响 布防 已布防 开机 转 运转 运行 起动 start_up run"
)
SWITCH_OFF_WORDS = (
    "off close closed disable disabled false no stop unlock unlocked 关 关闭 停用 禁用 禁止 停止 否 无效 "
    "解锁 解除 未锁 未上锁 退出 分 分闸 断 断开 停 撤防 已撤防 停机 关机 待机 停转 shut_down standby stby"
)
