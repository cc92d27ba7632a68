"""Texts that are shown, not set."""

from ..spelling import word_set

IDENTITY_WORDS = word_set(
    "imei imsi iccid mac ip bssid sn serial version uuid hardware firmware model 版本 版本号 "
    "序列号 型号 编号 卡号"
)
# What is set to a time of day, and what lasts.
CLOCK_WORDS = word_set(
    "start_time begin_time end_time stop_time completion_time finish_time on_time off_time "
    "open_time close_time time_of_day time_point clock wake_time wake_up_time bed_time alarm_clock "
    "lights_on lights_off sunrise sunset 日出 日落 开灯时间 关灯时间 亮灯时间 熄灯时间 light_on_time light_off_time "
    "开始时间 起始时间 结束时间 截止时间 终止时间 停止时间 开启时间 关闭时间 打开时间 开机时间 关机时间 "
    "时刻 时间点 起床时间 入睡时间 睡觉时间 闹钟 闹铃时间 提醒时间 定时开时间 定时关时间 执行时间 投喂时间 喂食时间"
)
TIME_WORDS = word_set("time 时间 开始 起始 结束")
DURATION_WORDS = word_set(
    "duration countdown delay interval left remaining remain 时长 倒计时 延时 延迟 间隔 周期 "
    "剩余 持续 保持 累计"
)
# Blobs and how something is coded: nothing that people write.
CODED_WORDS = word_set(
    "base64 blob raw raw_data codec sdp protobuf hex_data binary payload passthrough 透传 码流 编码 编解码 "
    "原始数据 数据包 报文 二进制 map_data path_data clean_map clean_path point_cloud 地图数据 路径数据 轨迹数据 清扫轨迹 点云"
)
# Text with such a word says when or what was measured.
RECORD_WORDS = word_set(
    "date timestamp record log collect last gps 日期 记录 日志 采集 上次 最近 最后 发生"
)
