"""What is set once, when a device is put in its place, and what it tells of its inside."""

from ..spelling import word_set

SET_ONCE_WORDS = word_set(
    # where something begins, ends or is told
    "threshold hysteresis hyst high_alarm low_alarm alarm_value export_limit floor_limit floor_max 阈值 上限 下限 "
    "限值 限温 最大值 最小值 回差 死区 deadband 报警值 告警值 保护值 动作值 触发值 报警温度 防冻温度 最高温度 最低温度 最高设温 最低设温 温差 temp_max temp_min max_temp min_temp 过充保护 过功率保护 过载保护 漏电保护 "
    "短路保护 过温保护 "
    # what is made right
    "calibration calibrate calib compensation keystone 校准 校正 标定 补偿 修正 零点 零位 量程 口径 管径 阻尼 "
    # what is connected, and how
    "altitude_setting 海拔设置 海拔设定 ct_ratio pt_ratio slave_id baud baud_rate pixel_num led_count number_of_leds led_type load_type travel_time "
    "fence geofence 围栏 power_limit 功率限制 限功率 flip mirror 翻转 镜像 anti_flicker power_line_frequency 抗闪烁 time_zone 时区 "
    "limit_set brand_id brand_code 变比 通讯地址 从站地址 波特率 灯珠数 灯珠数量 像素点数 线序 灯类型 负载类型 传感器选择 传感器类型 触点类型 "
    "motor_direction 电机方向 提醒开关 安装方向 安装场景 开门方向 窗帘方向 旋钮方向 knob_direction 电机反转 电机扭力 行程时间 行程设定 行程设置 常用位置 防区属性 品牌编号 品牌编码 "
    "旋钮模式 左键模式 右键模式 按键模式 内胆选择 "
    # how long something waits or takes
    "stay_time loitering auto_off standby_time auto_close_time inching_time fade fade_time transition_time "
    "timeout open_timeout 逗留 超时 无人延时 自动上锁时间 自启动 息屏 屏保 亮屏 熄屏 锁屏 休眠时间 自动关机时间 自动关门时间 开锁保持时间 落锁延迟 点动时间 点动时长 点动开关 渐变时间 渐变时长 渐变速度 "
    "开灯渐变 关灯渐变 日出渐变 测量间隔 采集间隔 记录间隔 定位间隔 确认时间 确认时长 无人节能 "
    # what it shows, says and stores of itself
    "backlight backlight_brightness screen_brightness display_brightness indicator indicator_led 背光 背景灯 指示灯 屏幕亮度 "
    "待机亮度 面板亮度 language 语言 屏幕主题 按键音量 按键震动 宽动态 wdr 录像质量 录像时长 record_time 清晰度 断电记忆 停电记忆 "
    "ringtone 铃声 "
    # how easily it notices
    "sensitivity pir_level 灵敏度 遇阻 "
    # who uses it, what it costs, whom it calls
    "price tariff 电价 水价 气价 单价 身高 年龄 性别 接收号码 电话号码 sos_number 报警短信 报警电话 双重验证 验证模式 开锁方式 冻结日 "
    "禁用线控器 禁用遥控器 勿扰时段 免打扰时段 休眠时间设置 "
    # what it tells on a phone, and how it tells the time and the warmth
    "推送 通知 短信 push notification notify onvif osd rtc rtc_lock 校时 网络时间 时间制 时间制式 小时制 hour_24 温标 温度单位 温度切换 temp_unit "
    # how long it waits after somebody was there, and how far it sees
    "关锁延迟 关锁延时 上锁延迟 上锁延时 落锁时间 落锁延时 保持时间 保持时长 hold_time presence_time 检测距离 探测距离 感应距离 detection_distance detection_range far_detection near_detection 安装高度 安装位置 "
    # what it protects itself from
    "过压 欠压 过流 过载 过功率 过电压 欠电压 过电流 over_voltage under_voltage over_current over_power 透支 "
    # how it is built, and moves
    "低电量报警 低电报警 低电量告警 低电告警 lowpower 最大亮度 最高亮度 max_brightness brightness_max 画面 锐度 对比度 sharpness contrast 断点续扫 break_clean 灯带点数 点数设置 灯带长度 灯珠 手拉启动 手拉 缓启 缓停 缓启缓停 地毯增压 地毯加压 carpet_boost 即插即充 提醒天数 提醒时长 提醒周期 更换周期 清洗周期"
)

# What a device tells of the computer inside of it.
INNER_WORDS = word_set(
    "cpu mcu sd_card sd_total sd_free storage_space cpu_temp cpu_usage ram free_heap heap mem_usage memory_usage packet_loss uptime wifi_channel zigbee_channel zb_channel ssid wifi_name network_type "
    # where it has its power from, and what it is called in a net of meters
    "供电方式 供电模式 供电类型 power_source wireless_powermode 校准系数 产测 设备号 表号 表地址 meter_id meter_addr breaker_id "
    # what wears out
    "寿命 耗材 consumable 滤芯剩余 滤网剩余 边刷剩余 主刷剩余 滚刷剩余 拖布剩余 抹布剩余 干燥剂 尘袋剩余 膜剩余 ro膜 滤膜 pp棉 活性炭 brush_life filter_life duster_cloth roll_brush edge_brush side_brush main_brush "
    "处理器 内存 sd卡 tf卡 存储卡 存储空间 丢包率 芯片温度 主板温度 主控温度 板载温度 核心温度 开机时长 信道 热点名 wifi名称 网络类型 运营商"
)
