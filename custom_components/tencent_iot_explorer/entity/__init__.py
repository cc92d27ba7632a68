"""What the entities of all platforms share."""

from .base import DeviceEntity, SecretEntity, TencentEntity

__all__ = ["DeviceEntity", "SecretEntity", "TencentEntity"]
