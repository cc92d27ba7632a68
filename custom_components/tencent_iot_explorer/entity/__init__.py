"""What entities share: those of a plan, and those of what the cloud lists."""

from .base import DeviceEntity, EntityOfDevice, SecretEntity, TencentEntity

__all__ = ["DeviceEntity", "EntityOfDevice", "SecretEntity", "TencentEntity"]
