"""The actions, by what they are about."""

from . import (
    automation,
    bluetooth,
    control,
    device,
    family,
    firmware,
    gateway,
    history,
    history_import,
    member,
    message,
    music,
    scene,
    sharing,
    timer,
    video,
)

SERVICES = {
    **control.SERVICES,
    **device.SERVICES,
    **gateway.SERVICES,
    **sharing.SERVICES,
    **timer.SERVICES,
    **history.SERVICES,
    **history_import.SERVICES,
    **firmware.SERVICES,
    **bluetooth.SERVICES,
    **video.SERVICES,
    **music.SERVICES,
    **family.SERVICES,
    **member.SERVICES,
    **scene.SERVICES,
    **automation.SERVICES,
    **message.SERVICES,
}
