"""Let the test package, which is made for one Home Assistant, run on the next as well.

Loaded by pytest before all other plugins. Home Assistant 2026.11 puts httpx2 in the place
of httpx and must be imported before anything imports that; and a helper that the test
package asks its logger component for has moved.
"""

from importlib import import_module

import homeassistant  # noqa: F401
from homeassistant.components import logger

if not hasattr(logger, "_clear_logger_overwrites"):
    helpers = import_module("homeassistant.components.logger.helpers")
    logger._clear_logger_overwrites = helpers._clear_logger_overwrites
