"""Bluetooth devices: what they advertise, hear and say (LLSync)."""

from .peripheral import COMPANY_ID, Peripheral

__all__ = ["COMPANY_ID", "Peripheral"]
