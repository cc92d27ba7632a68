"""What tells of people and of ways into their homes."""

from ..spelling import word_set

# keys and codes: whoever reads one can use it
SECRET_WORDS = word_set(
    "password passwd passcode pwd pin pincode psk secret token credential usersig "
    "privatekey privatemapkey devicekey appkey unlockcode opencode doorcode keycode "
    "verifycode verificationcode checkcode authcode accesscode tempcode temporarycode "
    "pairingcode invitecode 密码 口令 密钥 密匙 秘钥 验证码 校验码 配对码 开锁码 开门码 "
    "临时码 邀请码 激活码 授权码 安全码 动态码 安装码 activationcode securitycode installcode 令牌 凭证 签名"
)
# how a door was opened, not with what
METHOD_WORDS = word_set("passwordunlock passwordopen 密码解锁 密码开锁 密码开门")
# what products are called that guard a home
GUARD_WORDS = word_set("lock 锁 门禁 alarm_system security_system 安防 报警器主机")
# who and where
PERSONAL_WORDS = word_set(
    "name nickname contacts contactname contactnumber address addr email mail phone "
    "mobile tel telephone callnumber smsnumber sosnumber ssid bssid wifi wlan mac ip url "
    "imei imsi iccid ccid card face finger fingerprint gps latitude lat longitude lng lon "
    "location coordinate coordinates birthday 姓名 用户名 昵称 联系人 地址 住址 邮箱 邮件 电话 手机 号码 "
    "热点 卡号 身份证 人脸 指纹 经度 纬度 坐标 定位 生日 车牌"
)
