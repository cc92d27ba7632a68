"""What is said of a refusal: words of ours for everything that the cloud documents."""

from collections.abc import Mapping
from typing import Any

import pytest

from custom_components.tencent_iot_explorer.cloud import ConnectionFailed
from custom_components.tencent_iot_explorer.cloud.errors import cloud_error
from custom_components.tencent_iot_explorer.home.errors import (
    ANYWHERE,
    BINDING,
    LOGIN,
    NO_CONNECTION,
    reason,
)
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
    "InvalidParameterValue.AppNotExists",
    "InvalidParameterValue.InvalidSignature",
    "RequestLimitExceeded",
]
# As Tencent's Chinese documents have them.
OTHERWISE_SPELT = [
    "InvalidParameterValue.DeviecBinded",
    "InvalidParameterValue.DeviceShareExceedLimit",
]
GENERAL = {"FailedOperation", "UnsupportedOperation"}
DOCUMENTED_CODES = {code for codes in CODES.values() for code in codes}


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize(
    "code", sorted(DOCUMENTED_CODES - GENERAL) + LOGIN_CODES + OTHERWISE_SPELT
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
    said = reason(error, LOGIN)
    assert "{message}" not in load("en")["config"]["error"][said]


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


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize(
    ("section", "reasons"),
    [
        ("config.error", {**LOGIN, **ANYWHERE}),
        ("config_subentries.family.abort", ANYWHERE),
        ("config_subentries.device.error", {**BINDING, **ANYWHERE}),
        ("config_subentries.device.abort", {**BINDING, **ANYWHERE}),
        ("config_subentries.sub_device.error", {**BINDING, **ANYWHERE}),
        ("config_subentries.sub_device.abort", {**BINDING, **ANYWHERE}),
    ],
)
def test_every_flow_knows_the_words(
    section: str, reasons: Mapping[str, str], language: str
) -> None:
    texts = load(language)
    for key in section.split("."):
        texts = texts[key]
    said = {*reasons.values(), *NO_CONNECTION.values()}
    general = {"login_refused", "cannot_connect", "cloud_failed", "rate_limited"}
    assert said | general <= texts.keys()


def load(language: str) -> Any:
    """Return the translations of a language."""
    return load_json(COMPONENT / "translations" / f"{language}.json")
