"""Names shared by the modules of the integration."""

import logging
from typing import Final

DOMAIN: Final = "tencent_iot_explorer"
LOGGER: Final = logging.getLogger(__package__)
MANUFACTURER: Final = "Tencent IoT Explorer"
ENTRY_VERSION: Final = (1, 1)

CONF_API_URL: Final = "api_url"
CONF_APP_KEY: Final = "app_key"
CONF_APP_SECRET: Final = "app_secret"  # noqa: S105
CONF_COUNTRY_CODE: Final = "country_code"
CONF_DELETE_DEVICES: Final = "delete_devices"
CONF_DELETE_UNHEARD: Final = "delete_unheard"
CONF_EXPIRE_AT: Final = "expire_at"
CONF_FAMILY_ID: Final = "family_id"
CONF_FAMILY_IDS: Final = "family_ids"
CONF_LOGIN_METHOD: Final = "login_method"
CONF_PHONE: Final = "phone"
CONF_REGION: Final = "region"
CONF_RESEND: Final = "resend"
CONF_ROOMS_AS_AREAS: Final = "rooms_as_areas"
CONF_STAY_CONNECTED: Final = "stay_connected"
CONF_WS_URL: Final = "ws_url"

SUBENTRY_FAMILY: Final = "family"
