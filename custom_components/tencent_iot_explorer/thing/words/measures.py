"""What numbers measure or set."""

from ..roles import CONFIG, DIAGNOSTIC, ONLY_WITH_UNIT, Measure
from ..spelling import word_set
from ..table import Table

TARGET_TEMPERATURE = Measure(
    name="target_temperature",
    words="set_temperature temperature_set target_temperature set_point "
    "temperature_setting target_c_temp temp_target 温度设置 设置温度 设定温度 目标温度 "
    "温度设定 温度调节 设温 调温 水温设定 水温设置 设定水温 设置水温 目标水温 水温调节",
    classes=("temperature",),
    unit="°C",
    span=(-60, 300),
    settable=True,
)
TEMPERATURE = Measure(
    name="temperature",
    words="temperature va_temperature room_temperature indoor_temperature "
    "ambient_temperature current_c_temp fahrenheit celsius 温度 环境温度 室温 室内温度 "
    "空气温度 体温 水温",
    classes=("temperature",),
    unit="°C",
    span=(-200, 1000),
)
# A writable temperature of such a range is chosen, not measured.
COMFORT_CELSIUS = (5, 45)

TARGET_HUMIDITY = Measure(
    name="target_humidity",
    words="set_humidity humidity_set target_humidity 湿度设置 设置湿度 设定湿度 目标湿度 "
    "湿度设定 湿度调节",
    classes=("humidity",),
    unit="%",
    span=(0, 100),
    settable=True,
)

ILLUMINANCE = Measure(
    name="illuminance",
    words="illuminance illumination lux lx light_intensity illuminance_intensity "
    "ambient_light light_level 光照 光照度 光照强度 照度 环境光 光强 光线强度 环境亮度",
    classes=("illuminance",),
)
# A brightness that reaches further than this is that of a room, not of a lamp.
BRIGHTEST_LAMP = 1000
BRIGHTNESS = Measure(
    name="brightness",
    words="brightness bright_value 亮度 亮度值 灯光亮度",
    settable=True,
)

ATMOSPHERIC_PRESSURE = Measure(
    name="atmospheric_pressure",
    words="atmospheric_pressure atmosphere_pressure air_pressure barometric_pressure barometer 气压 "
    "大气压 大气压力 大气压强",
    classes=("atmospheric_pressure",),
)
PRESSURE = Measure(
    name="pressure",
    words="pressure water_pressure 压力 气压力 压强 水压 胎压",
    classes=("pressure",),
)
# A pressure in it that can be as high as on a mountain is that of the air.
AIR_PRESSURE_UNIT, LOWEST_AIR_PRESSURE = "hPa", 800
# One that can be higher than this is no pressure of the air.
HIGHEST_AIR_PRESSURE = {"kPa": 200, "bar": 2, "psi": 30}

MEASURES = Table(
    TARGET_TEMPERATURE,
    TEMPERATURE,
    TARGET_HUMIDITY,
    Measure(
        name="moisture",
        words="soil_humidity soil_moisture moisture 土壤湿度 土壤水分 含水率",
        classes=("moisture",),
        unit="%",
        span=(0, 100),
    ),
    Measure(
        name="generic_absolute_humidity",
        words="absolute_humidity 绝对湿度",
        classes=("absolute_humidity",),
        unit="g/m³",
    ),
    Measure(
        name="humidity",
        words="humidity va_humidity relative_humidity room_humidity 湿度 相对湿度 环境湿度 "
        "室内湿度 空气湿度",
        classes=("humidity",),
        unit="%",
        span=(0, 100),
    ),
    Measure(
        name="battery",
        words="battery battery_percent battery_percent_age "
        "battery_level battery_capacity battery_power battery_energy power_percent "
        "residual_electricity remaining_battery electric_quantity electricity_left "
        "generic_power_percent soc battery_soc 电池soc 电量 电池 电池电量 剩余电量 电量百分比 电池百分比 电池余量",
        classes=("battery", "voltage"),
        unit="%",
        # -1 is one that is not known.
        span=(-1, 101),
        category=DIAGNOSTIC,
    ),
    Measure(
        name="battery_health",
        words="soh battery_health battery_soh health_percent 电池健康度 电池健康 健康度 电池健康状态 电池寿命",
        unit="%",
        span=(0, 100),
        category=DIAGNOSTIC,
    ),
    Measure(
        name="generic_stored_energy",
        words="battery_capacity battery_energy rated_capacity nominal_capacity stored_energy "
        "电池容量 电池额定容量 电池能量 额定容量",
        classes=("energy_storage",),
        span=ONLY_WITH_UNIT,
    ),
    Measure(
        name="power_factor",
        words="power_factor pf 功率因数 功率因素",
        classes=("power_factor",),
    ),
    Measure(
        name="generic_reactive_energy",
        words="reactive_energy 无功电能 无功电量 无功总电能",
        classes=("reactive_energy",),
        unit="kvarh",
        state_class="total_increasing",
    ),
    Measure(
        name="apparent_power",
        words="apparent_power 视在功率",
        classes=("apparent_power",),
        unit="VA",
    ),
    Measure(
        name="reactive_power",
        words="reactive_power 无功功率",
        classes=("reactive_power",),
        unit="var",
    ),
    Measure(
        name="energy",
        words="kwh total_kwh ele add_ele add_elec total_ele electricity_consumption consume_energy 增加电量 用电量 耗电量 消耗电量 累计用电量 累计耗电量 总用电量 "
        "电表读数 电表示数 电表底数 电能示值",
        classes=("energy",),
        unit="kWh",
        state_class="total_increasing",
    ),
    Measure(
        name="energy",
        words="energy electricity power_consumption energy_consumption "
        "electric_energy total_energy total_electricity total_power "
        "forward_energy electricity_total "
        "电量 耗电 用电 电能 总电量 累计电量 有功电能 "
        "正向有功总电能 有功总电能 总电能",
        classes=("energy",),
        state_class="total_increasing",
    ),
    Measure(
        name="generic_generation",
        words="发电 发电量",
        classes=("energy",),
        state_class="total_increasing",
    ),
    Measure(
        name="power",
        words="power active_power electric_power instantaneous_power 功率 "
        "有功功率 瞬时功率",
        classes=("power",),
        unit="W",
    ),
    Measure(
        name="voltage",
        words="voltage rms_voltage 电压",
        classes=("voltage",),
        unit="V",
    ),
    Measure(
        name="generic_battery_voltage",
        words="battery_voltage 电池电压",
        classes=("voltage",),
        unit="V",
        category=DIAGNOSTIC,
    ),
    Measure(
        name="leakage_current",
        words="leakage_current leak_current 漏电流 剩余电流",
        classes=("current",),
    ),
    Measure(
        name="current",
        words="rms_current electric_current 电流",
        classes=("current",),
        unit="A",
    ),
    Measure(name="current", words="current", classes=("current",)),
    Measure(
        name="sampling_interval",
        words="sampling sampling_interval sample_interval sampling_period 采样频率 "
        "采样周期 采样间隔 采样时间",
        classes=("duration",),
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="report_interval",
        words="period interval report_interval report_period upload_interval "
        "report_cycle upload_period 上报周期 上报间隔 上报频率 上传周期 上传间隔 周期",
        classes=("duration",),
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="frequency",
        words="frequency grid_frequency freq 频率 电网频率",
        classes=("frequency",),
    ),
    ILLUMINANCE,
    Measure(
        name="pm1",
        words="pm1 pm1_0 pm1d0",
        classes=("pm1",),
        unit="μg/m³",
    ),
    Measure(
        name="pm25",
        words="pm25 pm2_5 pm2d5 pm2p5 细颗粒物",
        classes=("pm25",),
        unit="μg/m³",
    ),
    Measure(
        name="pm10",
        words="pm10 可吸入颗粒物",
        classes=("pm10",),
        unit="μg/m³",
    ),
    Measure(
        name="carbon_dioxide",
        words="co2 eco2 carbon_dioxide 二氧化碳 二氧化碳浓度 co2浓度",
        classes=("carbon_dioxide",),
        unit="ppm",
    ),
    Measure(
        name="carbon_monoxide",
        words="co carbon_monoxide co_value 一氧化碳 一氧化碳浓度 co浓度 co检测值",
        classes=("carbon_monoxide",),
        unit="ppm",
    ),
    Measure(
        name="volatile_organic_compounds",
        words="tvoc voc tvoc_value 挥发性有机物 总挥发性有机物 挥发性有机化合物",
        classes=("volatile_organic_compounds_parts", "volatile_organic_compounds"),
        unit="ppb",
    ),
    Measure(
        name="formaldehyde",
        words="hcho ch2o ch20 formaldehyde jiaquan 甲醛 甲醛浓度 甲醛浓度值",
        unit="mg/m³",
        span=(0, 10),
    ),
    Measure(name="ozone", words="ozone o3 臭氧 臭氧浓度", classes=("ozone",)),
    Measure(
        name="nitrogen_dioxide",
        words="no2 nitrogen_dioxide 二氧化氮",
        classes=("nitrogen_dioxide",),
    ),
    Measure(
        name="sulphur_dioxide",
        words="so2 sulphur_dioxide sulfur_dioxide 二氧化硫",
        classes=("sulphur_dioxide",),
    ),
    Measure(
        name="air_quality_index",
        words="aqi air_quality_index 空气质量指数 空气指数",
        classes=("aqi",),
    ),
    Measure(
        name="gas_concentration",
        words="gas_concentration gas_value gas_sensor_value combustible_gas 燃气浓度 "
        "燃气检测值 可燃气体浓度 天然气浓度 燃气值",
    ),
    Measure(
        name="smoke_concentration",
        words="smoke_concentration smoke_value smoke_sensor_value 烟雾浓度 烟雾检测值 "
        "烟雾值",
    ),
    Measure(
        name="noise",
        words="noise noise_level sound_level sound_pressure leq spl 声级 等效声级 声压级 分贝 噪音 噪声 噪音值",
        classes=("sound_pressure",),
        unit="dB",
    ),
    Measure(
        name="generic_sound_pressure",
        words="sound loudness 声音 声响 响度 声强",
        classes=("sound_pressure",),
        span=ONLY_WITH_UNIT,
    ),
    ATMOSPHERIC_PRESSURE,
    Measure(
        name="systolic_pressure",
        words="systolic_pressure systolic sbp 收缩压 高压",
        classes=("pressure",),
        unit="mmHg",
    ),
    Measure(
        name="diastolic_pressure",
        words="diastolic_pressure disatolic_pressure diastolic dbp 舒张压 低压",
        classes=("pressure",),
        unit="mmHg",
    ),
    PRESSURE,
    Measure(
        name="heart_rate",
        words="heart_rate pulse pulse_rate 心率 心率值 脉搏 静息心率 脉率",
        unit="bpm",
    ),
    Measure(
        name="blood_oxygen",
        words="blood_oxygen spo2 oxygen_saturation 血氧 血氧值 血氧饱和度",
        unit="%",
        span=(0, 100),
    ),
    Measure(
        name="blood_glucose",
        words="blood_glucose blood_sugar glucose 血糖 血糖值",
        classes=("blood_glucose_concentration",),
    ),
    Measure(
        name="weight",
        words="weight body_weight 体重 重量 净重",
        classes=("weight",),
    ),
    Measure(
        name="generic_body_part",
        words="muscle muscle_mass bone bone_mass body_water protein visceral_fat bmr body_age "
        "lean_mass 肌肉 肌肉量 肌肉率 骨量 骨骼肌 水分 水分率 体水分 蛋白质 蛋白率 内脏脂肪 基础代谢 基础代谢率 "
        "身体年龄 去脂体重 皮下脂肪",
        classes=("weight",),
    ),
    Measure(
        name="generic_acceleration",
        words="acceleration accel vibration shock 加速度 振动 震动 冲击",
        unit="g",
        span=ONLY_WITH_UNIT,
    ),
    Measure(
        name="generic_acceleration",
        words="acceleration accel acc_x acc_y acc_z 加速度",
    ),
    Measure(name="body_fat", words="body_fat fat_rate 体脂 体脂率 脂肪率", unit="%"),
    Measure(name="body_mass_index", words="bmi body_mass_index 体质指数 身体质量指数"),
    Measure(name="generic_score", words="score sleep_score 评分 得分 分数"),
    Measure(
        name="generic_money",
        words="cost fee bill 余额 剩余金额 金额 报警金额 电费 水费 气费 燃气费 费用 收益 收入 营业额 销售额 income revenue",
        classes=("monetary",),
        state_class=None,
    ),
    Measure(
        name="generic_money",
        words="balance",
        classes=("monetary",),
        span=ONLY_WITH_UNIT,
        state_class=None,
    ),
    Measure(
        name="generic_calories",
        words="calorie calories kcal consumed_calories 热量 卡路里 消耗热量 消耗卡路里 运动消耗 千卡",
        unit="kcal",
        state_class="total_increasing",
    ),
    Measure(
        name="generic_motor_steps",
        words="eev eev_step eev_steps exv exv_step valve_step motor_step stepper 膨胀阀 电子膨胀阀 "
        "膨胀阀步数 电子膨胀阀步数 主阀步数 辅阀步数 阀步数 阀门步数 电机步数",
    ),
    Measure(
        name="steps",
        words="steps step_count step 步数 计步",
        state_class="total_increasing",
    ),
    Measure(
        name="wind_speed",
        words="wind_speed outdoor_wind_speed wind_velocity wind gust 风速 室外风速 风力 阵风",
        classes=("wind_speed",),
        span=ONLY_WITH_UNIT,
    ),
    Measure(
        name="fan_speed",
        words="fan_speed wind_speed fan_level wind_level 风速 风量 风速档位",
        settable=True,
    ),
    Measure(name="uv_index", words="uv_index 紫外线指数 紫外线强度"),
    Measure(
        name="wind_direction",
        words="wind_direction wind_dir 风向",
        classes=("wind_direction",),
        state_class="measurement_angle",
    ),
    Measure(
        name="rainfall",
        words="rainfall rain precipitation rain_intensity 雨量 降雨 降雨量 降水量 降雨强度 雨强",
        classes=("precipitation", "precipitation_intensity"),
    ),
    Measure(name="ph", words="ph ph_value 酸碱度 ph值", classes=("ph",)),
    Measure(name="dissolved_solids", words="tds tds_value 水质tds tds值", unit="ppm"),
    Measure(
        name="conductivity",
        words="conductivity soil_ec ec_value 电导率",
        classes=("conductivity",),
    ),
    Measure(
        name="water_flow",
        words="water_flow 水流量",
        classes=("volume_flow_rate", "speed"),
        unit="L/min",
    ),
    Measure(
        name="generic_flow",
        words="flow_rate flow_speed 瞬时流量 流速",
        classes=("volume_flow_rate", "speed"),
    ),
    Measure(
        name="water_consumption",
        words="water_consumption water_total total_water water_usage water_volume "
        "water_used water_use total_flow 累计流量 用水 用水量 耗水量 耗水总量 总用水量 累计用水 累计用水量 累计水量 总水量 制水量 饮水量 售水量 "
        "水表读数 水表示数 水表止码 水表底数 water_meter_reading 总制水量 累计制水量 净水量",
        classes=("water",),
        state_class="total_increasing",
    ),
    Measure(
        name="gas_consumption",
        words="gas_consumption gas_usage total_gas gas_total 用气 用气量 耗气量 燃气用量 "
        "累计用气 累计用气量 总用气量 气量 累计气量 累积气量 总气量 标况 工况 标况总量 工况总量 "
        "标况体积 工况体积 标准体积 工作体积 气表读数 燃气表读数 气表示数 燃气表示数 气表底数 gas_meter_reading standard_volume working_volume gas_volume",
        classes=("gas",),
        state_class="total_increasing",
    ),
    Measure(
        name="water_left",
        words="water_left remaining_water 剩余水量",
        classes=("volume_storage",),
    ),
    Measure(
        name="water_level",
        words="water_level liquid_level 水位 液位",
        classes=("distance",),
    ),
    Measure(
        name="mileage",
        words="mileage total_mileage odometer walk_distance run_distance ride_distance 里程 总里程 累计里程 "
        "运动距离 步行距离 行走距离 跑步距离 骑行距离",
        classes=("distance",),
        state_class="total_increasing",
    ),
    Measure(
        name="generic_range",
        words="remain_mileage remaining_mileage remaining_range endurance 剩余里程 续航 续航里程",
        classes=("distance",),
    ),
    Measure(name="distance", words="distance 距离 目标距离", classes=("distance",)),
    Measure(
        name="speed",
        words="speed car_speed 速度 车速",
        classes=("speed",),
        span=ONLY_WITH_UNIT,
    ),
    Measure(name="generic_speed", words="speed 速度", settable=True),
    Measure(name="vertical_angle", words="上下摆风角度", unit="°", settable=True),
    Measure(name="horizontal_angle", words="左右摆风角度", unit="°", settable=True),
    Measure(
        name="signal_strength",
        words="rssi signal signal_strength wifi_signal wifi_rssi rss rsrp signal_intensity "
        "net_signal snr 信噪比 信号 信号强度 信号值 wifi信号 wifi信号强度 网络信号",
        classes=("signal_strength",),
        unit="dBm",
        span=(-200, 20),
        category=DIAGNOSTIC,
    ),
    Measure(
        name="generic_network_cell",
        words="cid cell_id lac mcc mnc 基站码 基站编号 移动国家号码 移动网号 地区区域码 lac代码 基站网络码 "
        "国家代码",
        state_class=None,
        category=DIAGNOSTIC,
    ),
    Measure(
        name="upload_rate",
        words="upload_rate upload_speed 上传速率 上传速度 上行速率",
        classes=("data_rate",),
    ),
    Measure(
        name="download_rate",
        words="download_rate download_speed 下载速率 下载速度 下行速率",
        classes=("data_rate",),
    ),
    Measure(
        name="filter_days_left",
        words="filter_left_days filter_days filter_remaining_days 滤芯剩余天数 滤网剩余天数",
        classes=("duration",),
        unit="d",
        category=DIAGNOSTIC,
    ),
    Measure(
        name="filter_days_used",
        words="filter_used_days 滤芯使用天数 滤网使用天数",
        classes=("duration",),
        unit="d",
        category=DIAGNOSTIC,
    ),
    Measure(
        name="filter_life",
        words="filter_life filter_left_level filter filter_left filter_percent "
        "filter_remain filter_lifetime filtertime filter_level 滤芯寿命 滤网寿命 滤芯剩余寿命 "
        "滤网剩余寿命 滤芯剩余 滤芯 滤网 寿命",
        unit="%",
        span=(0, 100),
        category=DIAGNOSTIC,
    ),
    Measure(
        name="remaining_time",
        words="remaining_time remain_time left_time time_left countdown_left count_left "
        "left_minutes surplus_time timer_left timer_remaining 剩余时间 剩余工作时间 倒计时剩余时间 "
        "剩余时长 剩余定时 剩余倒计时",
        classes=("duration",),
    ),
    Measure(
        name="countdown",
        words="countdown timer countdown_set delay_off 倒计时 "
        "定时 延时关闭 定时关机 倒计时设置",
        classes=("duration",),
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="alarm_duration",
        words="alarm_time alarm_duration siren_duration siren_time 报警时长 告警时长 报警时间 鸣响时长 警号时长",
        classes=("duration",),
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="delay",
        words="delay delay_time delay_set timer_cut 延时 延时设置 断电延时 延迟时间",
        classes=("duration",),
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="generic_exercise_time",
        words="exercise_time workout_time sport_time training_time 运动时间 运动时长 跑步时间 跑步时长 走步时间 步行时间 骑行时间 "
        "骑行时长 锻炼时间 锻炼时长 训练时间 训练时长 健身时间 健身时长 跳绳时间 跳绳时长 划船时间",
        classes=("duration",),
        state_class="total_increasing",
    ),
    Measure(
        name="runtime",
        words="runtime_total run_time total_runtime working_hours 累计工作时间 "
        "运行时间 累计运行时间 运行时长 累计运行时长 使用时长 累计使用时长 累计工作时长",
        classes=("duration",),
        unit="h",
        state_class="total_increasing",
        category=DIAGNOSTIC,
    ),
    BRIGHTNESS,
    Measure(
        name="minimum_brightness",
        words="brightness_min min_brightness 最小亮度 最低亮度",
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="color_temperature",
        words="color_temperature temp_value_light set_temp_light "
        "cct 色温 色温值 冷暖 冷暖值",
        settable=True,
    ),
    Measure(
        name="volume",
        words="volume sound_volume 音量 声音",
        settable=True,
        category=CONFIG,
    ),
    Measure(
        name="sensitivity",
        words="sensitivity 灵敏度",
        category=CONFIG,
        settable=True,
    ),
    Measure(
        name="error_code",
        words="error_code fault_code err_code 错误代码 错误码 故障码 故障代码",
        state_class=None,
        category=DIAGNOSTIC,
    ),
    Measure(
        name="version",
        words="version firmware_version fw_version 版本号 固件版本 软件版本",
        state_class=None,
        category=DIAGNOSTIC,
    ),
)

# What only a whole id or name tells: current is no speed that is so now, and a fault has
# a code, but no count of them.
WHOLE_MEASURES = Table(
    Measure(name="uv_index", words="uv"),
    Measure(
        name="current",
        words="current",
        classes=("current",),
        unit="A",
        span=(-200, 200),
    ),
    Measure(name="gas_concentration", words="gas 燃气 可燃气体 天然气"),
    Measure(name="smoke_concentration", words="smoke 烟雾"),
    Measure(
        name="error_code",
        words="fault error err 故障 故障告警 故障报警",
        state_class=None,
        category=DIAGNOSTIC,
    ),
)

# A writable measured value is a setting when its id or name says so.
SETTING_WORDS = word_set(
    "set setting target threshold limit max min upper lower preset "
    "calibration calibrate calib offset compensation alarm adjust config nearest farthest detection_distance detect_distance diff hysteresis "
    "protect insulation trigger trig overload over_voltage under_voltage over_current 过载 过压 欠压 过流 开门 关门 开灯 关灯 触发值 启动值 停止值 提醒值 定量 定额 限量 设置 设定 给定 目标 调节 阈值 限制 限定 限流 限额 上限 下限 最高 最低 最大 最小 最近 最远 检测距离 探测距离 感应距离 校准 校正 标定 补偿 修正 报警值 "
    "低电量报警 低电报警 低电量告警 低电告警 low_battery_alarm lowpower 充值 recharge top_up 盲区 死区 dead_zone dead_band 步进 步长 告警值 报警金额 告警金额 警告金额 预警金额 透支 额度 门限 警戒 预警 启泵 起泵 停泵 单件 皮重 unit_weight tare 预设 回差 保护值 保护 保温 预约 定时 截止 cut_off reserve 备电 保留 预留"
)
# What tells the value that was chosen, beside the one that is measured.
SET_POINT_WORDS = word_set("set setting setpoint 设置 设定 给定")
# What only the device can know, whatever the model lets one write.
READING_WORDS = word_set(
    "engine engine_speed engine_rpm motor_rpm fuel fuel_level oil_level soh battery_health mileage odometer "
    "average avg mean max_speed maximum_speed top_speed cell_id cell lac mcc mnc rsrp "
    "satellite satellites latitude longitude longtitude altitude heading course direction_angle "
    "finger_unlock password_unlock card_unlock face_unlock 指纹解锁 密码解锁 卡片解锁 人脸解锁 counter breath respiration heart_rate remaining total cumulative accumulated 发动机转速 发动机 引擎 油量 燃油 油位 健康度 健康状态 平均 "
    "最高速度 最大速度 最高车速 最高时速 基站 蜂窝定位 卫星 经度 纬度 海拔 航向 方向角 计数 累计 剩余 已用 已使用 呼吸率 心率 今日 当日 本次 已运行 已工作 elapsed progress 进度"
)
# What no one can set but a limit of, which a setting says that it is.
SENSED_WORDS = word_set(
    "dissolved_oxygen turbidity orp solar_radiation impedance snore csq "
    "溶解氧 溶氧 浊度 浑浊度 污浊度 氧化还原 余氯 氨氮 总辐射 阻抗 体动 打鼾 深睡 浅睡"
)
# What is counted for a while, not from the beginning on.
PERIOD_WORDS = word_set(
    "today yesterday daily monthly 今日 今天 当日 昨日 昨天 本日 本周 本月 上月 本年 本次 上次 单次"
)
# What is warm, where a name says it: it is no temperature of a room.
WARMED_WORDS = word_set("water_temperature body_temperature 水温 体温")
# What is set to run down, unless it says that it tells what is left.
COUNTDOWN_WORDS = word_set("countdown 倒计时")
LEFT_WORDS = word_set("left remain remaining rest")
# What is kept to where it is never 0, and how long a device runs at a time at most.
DRIVEN = frozenset({"current", "pressure", "speed", "weight"})
FLOWING_WORDS = word_set(
    "actual real output running feedback 当前 实时 实际 输出 运行 反馈"
)
# What turns as fast as it is told, or is tuned.
TURNED_WORDS = word_set("pump motor blower fm radio 泵 风机 电机 调频 电台 收音")
DAY = {"s": 86400, "min": 1440, "h": 24}
# Counts that a device keeps by itself: what was done so many times.
DONE_WORDS = word_set(
    "unlock open use alarm trigger dtc charge fault error flush pass entry exit shot "
    "开锁 解锁 开门 使用 报警 告警 触发 充电 放电 故障 冲水 通行 人流 客流 进入 离开 震动 跌倒 排便 如厕 拨打成功"
)
TIMES_WORDS = word_set("count times number 次数 人数 总数")
# And what says that a person chooses it nevertheless.
CHOSEN_WORDS = word_set(
    "set setting target threshold limit preset calibration offset alarm_value fence geofence 设置 设定 给定 围栏 目标 阈值 上限 "
    "下限 限值 校准 补偿 修正 报警值 告警值 预设 提醒 重复 循环"
)
# What is counted, not measured: circuits, pieces, an ordinal number.
COUNT_WORDS = word_set(
    "quantity number_of channel_number channel_count 路数 个数 数量 次数 回路数 序号 编号 人数 变比 倍率 系数 ratio coefficient"
)
# What is so now, unless a name speaks of electricity.
NOW = "current"
ELECTRIC_WORDS = word_set("电流 electric rms coef coefficient ratio phase")
# What is said of a battery without a unit is no energy.
BATTERY_WORDS = word_set("电池 低电 低功耗 battery")
# A number without a unit and with such a word counts steps, up to so many.
LEVEL_WORDS = word_set("level 档 档位 挡位 等级 级别")
# So does one that is set, with such a word.
STRENGTH_WORDS = word_set("strength intensity 强度 力度 水压")
# Or one that is counted in these.
LEVEL_UNITS = frozenset({"级", "档", "挡"})
MOST_LEVELS = 20

# A value with such a word is measured, even where its range is one to choose from.
MEASURED_WORDS = word_set(
    "current now real recent indoor outdoor room body 当前 实时 实际 室 体温 环境"
)

# The temperature of water is chosen in such a range, in such steps.
WATER_WORDS = word_set("water_temperature 水温")
LIQUID = (0, 100)
DIALLED_STEP = 0.5

# A temperature with such a word is a difference: 0 °C of it is 0 °F.
DIFFERENCE_WORDS = word_set(
    "calibration calibrate calib offset compensation correction diff differ hyst hysteresis dead_zone dead_band step "
    "校准 校正 补偿 修正 回差 温差 盲区 死区 步进 步长 灵敏度"
)

# What a number without a unit is counted in, by its role or class and largest value.
UNITS_BY_MAXIMUM = {
    **{("volatile_organic_compounds", most): "mg/m³" for most in (1, 2, 3, 5, 10)},
    **{("smoke_concentration", most): "ppm" for most in (1000, 5000, 10000)},
    **{("gas_concentration", most): "ppm" for most in (1000, 5000, 10000)},
    ("gas_concentration", 100): "%",
    ("runtime", 86400): "s",
    ("runtime", 1440): "min",
    ("duration", 86400): "s",
    ("duration", 86399): "s",
    ("duration", 43200): "s",
    ("duration", 3600): "s",
    ("duration", 1440): "min",
    ("duration", 1439): "min",
    ("duration", 24): "h",
    ("illuminance", 1000): "lx",
    ("illuminance", 10000): "lx",
    ("illuminance", 65535): "lx",
    ("illuminance", 100000): "lx",
    **{("atmospheric_pressure", most): "hPa" for most in (1100, 1200, 1500, 2000)},
    **{("atmospheric_pressure", most): "kPa" for most in (110, 120, 150, 200)},
    **{("frequency", most): "Hz" for most in (55, 60, 65, 70)},
    ("wind_direction", 360): "°",
    ("wind_direction", 359): "°",
}
