"""What entities share: those of a plan, and those of what the cloud lists."""

from .base import DeviceEntity, SecretEntity, TencentEntity

__all__ = ["DeviceEntity", "SecretEntity", "TencentEntity"]
