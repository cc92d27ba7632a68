"""What is said of a refusal: words of ours for everything that the cloud documents."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.account.reasons import (
    BINDING_FORM_REASONS,
    CLEAR_KINDS,
    CONNECTION_REASONS,
    LOGGED_IN_REASONS,
    LOGIN_FORM_REASONS,
    VAGUE_KINDS,
    reason,
)
from custom_components.tencent_iot_explorer.cloud import ConnectionFailed
from custom_components.tencent_iot_explorer.cloud.errors import cloud_error
from simulator.documented import CODES

from ..repository import COMPONENT, load_json

LOGIN_CODES = [
    "InvalidParameterValue.UserLoginFailed",
    "InvalidParameterValue.UserLoginForbidden",
    "InvalidParameterValue.ErrorUserNotExists",
    "InvalidParameterValue.CheckVerifyCodeFailed",
    "InvalidParameterValue.SendVerifyCodeTooQuick",
    "InvalidParameterValue.PhoneNumberInvalid",
    "InvalidParameterValue.EmailInvalid",
    "InvalidParameterValue.NickNameLengthInvalid",
    "InvalidParameterValue.AppNotExists",
    "RequestLimitExceeded",
]
# What Tencent's other pages, SDKs and clients know beside the pages of the actions.
FURTHER_CODES = [
    "InvalidParameterValue.InvalidSignature",
    "AuthFailure.SignatureFailure",
    "AuthFailure.SignatureExpire",
    "UnsupportedOperation.ERR_APP_INVALID_IOTAPPID",
    "InternalError.Timeout",
    "InternalServerError.InternalRPCError",
    "FailedOperation.ActionUnreachable",
    "FailedOperation.DeviceNoSubscription",
    "FailedOperation.RRPCTimeout",
    "FailedOperation.Timeout",
]
# As Tencent's Chinese documents have them.
OTHERWISE_SPELT = [
    "InvalidParameterValue.DeviecBinded",
    "InvalidParameterValue.DeviceShareExceedLimit",
]
GENERAL = {"FailedOperation", "UnsupportedOperation"}
BESIDE_FLOWS = {"music_login_missing"}
OF_DEVICES = {*BESIDE_FLOWS, "wrong_proof", "device_offline"}
LOGIN_ACTIONS = (
    "AppGetTokenByWeiXin",
    "AppGetFamilyList",
    "AppListUserShareDevices",
    "AppGetFamilyDeviceList",
    "AppGetProducts",
)
BINDING_ACTIONS = (
    "AppGetRoomList",
    "AppGetProducts",
    "AppCreateDeviceBindToken",
    "AppGetDeviceBindTokenState",
    "AppTokenBindDeviceFamily",
    "AppSigBindDeviceInFamily",
    "AppGetGatewayBindDeviceList",
    "AppSigGatewayBindDevice",
    "AppBindSubDeviceInFamily",
)
DOCUMENTED_CODES = {code for codes in CODES.values() for code in codes}


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize(
    "code",
    sorted(DOCUMENTED_CODES - GENERAL) + LOGIN_CODES + FURTHER_CODES + OTHERWISE_SPELT,
)
def test_every_documented_code_has_words(code: str, language: str) -> None:
    said = reason(cloud_error(code, "用户登录失败"))
    assert said != "cloud_failed"
    assert load(language)["exceptions"][said]["message"].startswith("{device}")


@pytest.mark.parametrize("code", [*sorted(GENERAL), "", "Unheard.Of"])
def test_a_code_that_says_nothing_is_told_in_the_words_of_the_cloud(code: str) -> None:
    said = reason(cloud_error(code, "because"))
    assert "{message}" in load("en")["exceptions"][said]["message"]


def test_a_wrong_password_is_told_without_the_words_of_the_cloud() -> None:
    error = cloud_error(
        "InternalError", "InvalidParameterValue.UserLoginFailed|用户登录失败"
    )
    said = reason(error, LOGIN_FORM_REASONS)
    assert "{message}" not in load("en")["config"]["error"][said]


@pytest.mark.parametrize(
    ("code", "message", "said"),
    [
        ("InvalidParameterValue", "Signature 无效", "wrong_proof"),
        ("InvalidParameterValue.InvalidSignature", "", "wrong_proof"),
        ("AuthFailure.SignatureExpire", "", "wrong_clock"),
        ("ResourceNotFound.AppNotExists", "", "invalid_application"),
        (
            "UnsupportedOperation.ERR_APP_INVALID_IOTAPPID",
            "",
            "invalid_application",
        ),
        ("InternalError.Timeout", "", "cloud_trouble"),
        ("ResourceNotFound.StudioMemberNotExist", "", "unknown_member_of_family"),
    ],
)
def test_whose_fault_a_refusal_is(code: str, message: str, said: str) -> None:
    assert reason(cloud_error(code, message)) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("Timeout", "no_answer"),
        ("ClientConnectorDNSError", "unknown_host"),
        ("ClientConnectorCertificateError", "bad_certificate"),
        ("HTTP 404", "not_a_cloud"),
        ("InvalidAnswer", "not_a_cloud"),
        ("HTTP 502", "cannot_connect"),
        ("ClientConnectorError", "cannot_connect"),
    ],
)
def test_a_failed_connection_is_no_answer_of_the_cloud(code: str, said: str) -> None:
    assert reason(ConnectionFailed(code, "aiohttp's own words")) == said
    assert "{message}" not in load("en")["exceptions"][said]["message"]


FLOWS = [
    ("config.error", LOGIN_FORM_REASONS, LOGIN_ACTIONS),
    ("config.error", BINDING_FORM_REASONS, BINDING_ACTIONS),
    ("config.abort", BINDING_FORM_REASONS, BINDING_ACTIONS),
    ("config_subentries.family.abort", LOGGED_IN_REASONS, ("AppGetFamilyList",)),
    ("config_subentries.device.error", BINDING_FORM_REASONS, BINDING_ACTIONS),
    ("config_subentries.device.abort", BINDING_FORM_REASONS, BINDING_ACTIONS),
    ("config_subentries.sub_device.error", BINDING_FORM_REASONS, BINDING_ACTIONS),
    ("config_subentries.sub_device.abort", BINDING_FORM_REASONS, BINDING_ACTIONS),
]


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize(("section", "reasons", "actions"), FLOWS)
def test_every_flow_knows_the_words(
    section: str, reasons: Mapping[str, str], actions: Iterable[str], language: str
) -> None:
    general = {
        *CONNECTION_REASONS.values(),
        *VAGUE_KINDS.values(),
        *CLEAR_KINDS.values(),
    }
    beside = OF_DEVICES if reasons is LOGGED_IN_REASONS else BESIDE_FLOWS
    assert {*reasons.values()} | general - beside <= within(language, section)


@pytest.mark.parametrize(("section", "reasons", "actions"), FLOWS)
@pytest.mark.parametrize("hidden", [False, True], ids=["code", "in the message"])
def test_no_flow_tells_a_documented_code_in_the_words_of_the_cloud(
    section: str, reasons: Mapping[str, str], actions: Iterable[str], *, hidden: bool
) -> None:
    """An account that is at work may have to log in anew in any of them."""
    pages = {code for action in actions for code in CODES.get(action, ())}
    further = () if reasons is LOGIN_FORM_REASONS else FURTHER_CODES
    for code in pages.union(LOGIN_CODES, further) - GENERAL:
        vague = {"cloud_failed", "login_refused", "not_found" if "." in code else ""}
        error = (
            cloud_error("InternalError", f"{code}|用户登录失败")
            if hidden
            else cloud_error(code, "用户登录失败")
        )
        assert reason(error, reasons) not in vague, code


@pytest.mark.parametrize("code", LOGIN_CODES[:3])
def test_a_login_that_cannot_be_renewed_is_to_be_repeated(code: str) -> None:
    """The dialog that binds a device asks for no password; another one does."""
    assert reason(cloud_error(code, "no"), BINDING_FORM_REASONS) == "login_ended"


def within(language: str, section: str) -> set[str]:
    """Return the keys of a part of the translations."""
    texts = load(language)
    for key in section.split("."):
        texts = texts[key]
    return set(texts)


def load(language: str) -> Any:
    """Return the translations of a language."""
    return load_json(COMPONENT / "translations" / f"{language}.json")
