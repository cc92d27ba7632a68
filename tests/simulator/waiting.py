"""Waiting for what the simulated cloud does in its own time."""

from simulator import Cloud


def registered(cloud: Cloud) -> set[str]:
    """Return the devices that somebody listens to."""
    return {device_id for each in cloud.sockets for device_id in each.device_ids}
