"""Adding the integration by hand, in every way to log in."""

from collections.abc import Callable

from playwright.sync_api import expect
import pytest

from .person import DOMAIN, Person

PHONE = "13800000000"
MAIL = "demo@example.com"


def begin(newcomer: Person, method: str) -> None:
    """Choose the integration, the demo's cloud and a way to log in."""
    newcomer.go(f"/config/integrations/dashboard/add?domain={DOMAIN}")
    newcomer.confirm()
    newcomer.expect_step("config.step.user")
    newcomer.choose_radio("custom")
    if method != "token":
        newcomer.fill(app_key="demo-app-key", app_secret="demo-app-secret")
    newcomer.choose(newcomer.word(f"selector.login_method.options.{method}"))
    newcomer.submit()
    newcomer.expect_step("config.step.endpoint")
    simulator = newcomer.demo.simulator
    newcomer.fill(
        api_url=f"{simulator}/api/exploreropen/",
        ws_url=f"{simulator.replace('http', 'ws', 1)}/ws/explorer",
    )
    newcomer.submit()
    newcomer.expect_step(f"config.step.{method}")


def by_phone(newcomer: Person) -> None:
    newcomer.fill(phone="138-0000-0000", password="demo-password")


def by_email(newcomer: Person) -> None:
    newcomer.fill(email=MAIL, password="demo-password")


def by_wechat(newcomer: Person) -> None:
    newcomer.fill(open_id="demo-open-id")


def by_phone_code(newcomer: Person) -> None:
    newcomer.fill(phone=PHONE)
    newcomer.submit()
    enter_code(newcomer, PHONE)


def by_email_code(newcomer: Person) -> None:
    newcomer.fill(email=MAIL)
    newcomer.submit()
    enter_code(newcomer, MAIL)


def by_token(newcomer: Person) -> None:
    token = newcomer.demo.simulated("logins", {"email": MAIL})["token"]
    newcomer.fill(access_token=token)


def enter_code(newcomer: Person, address: str) -> None:
    """Type the code that the simulated cloud has sent."""
    newcomer.expect_step("config.step.verify")
    newcomer.fill(code="000")
    newcomer.submit()
    newcomer.expect_error("config.error.wrong_code")
    newcomer.fill(code=newcomer.demo.simulated("codes")[address])


WAYS: dict[str, Callable[[Person], None]] = {
    "phone": by_phone,
    "email": by_email,
    "wechat": by_wechat,
    "phone_code": by_phone_code,
    "email_code": by_email_code,
    "token": by_token,
}


def finish(newcomer: Person) -> None:
    """Take both families and see them loaded."""
    newcomer.submit()
    newcomer.expect_step("config.step.families")
    expect(newcomer.form.locator("ha-checkbox")).to_have_count(2)
    newcomer.submit()
    expect(newcomer.dialog.locator("step-flow-create-entry")).to_be_visible()
    newcomer.leave()
    newcomer.eventually(
        lambda: [each["state"] for each in newcomer.entries()] == ["loaded"]
    )


@pytest.mark.parametrize("method", WAYS)
def test_way_to_log_in(newcomer: Person, method: str) -> None:
    begin(newcomer, method)
    WAYS[method](newcomer)
    finish(newcomer)
    newcomer.remove_account()


def test_mistakes(newcomer: Person) -> None:
    """Each is told where it was made, and nothing that was typed is lost."""
    newcomer.go(f"/config/integrations/dashboard/add?domain={DOMAIN}")
    newcomer.confirm()
    newcomer.expect_step("config.step.user")
    newcomer.submit()
    newcomer.expect_error("config.error.required")
    newcomer.leave()
    begin(newcomer, "phone")
    newcomer.fill(phone=PHONE, password="wrong")
    newcomer.submit()
    newcomer.expect_error("config.error.invalid_auth")
    expect(newcomer.form.locator("input[name=phone]")).to_have_value(PHONE)
    newcomer.fill(phone="+1 415 555 0100", password="wrong")
    newcomer.submit()
    newcomer.expect_error("config.error.other_country")
    newcomer.leave()
    begin(newcomer, "phone")
    by_phone(newcomer)
    finish(newcomer)
