"""Texts that are shown, not set."""

from ..text import word_set

IDENTITY_WORDS = word_set(
    "imei imsi iccid mac ip bssid sn serial version uuid hardware firmware model 版本 版本号 "
    "序列号 型号 编号 卡号"
)
# Text with such a word says when or what was measured.
RECORD_WORDS = word_set("date timestamp record log 日期 记录 日志")
