"""What actions answer and who may call them, known before any of them is imported."""

from collections.abc import Mapping
from typing import NamedTuple

from homeassistant.core import SupportsResponse


class Terms(NamedTuple):
    """Whether an action answers, and whether only administrators may call it."""

    response: SupportsResponse
    admin_only: bool = False


# Those that change homes, members or shares, or tell of people, are for administrators.
TERMS: Mapping[str, Terms] = {
    name: terms
    for terms, names in {
        Terms(SupportsResponse.NONE): (
            "modify_timer set_timer_enabled delete_timer report_properties "
            "report_event report_firmware_version report_firmware_progress"
        ),
        Terms(SupportsResponse.NONE, admin_only=True): (
            "rename_device move_device bind_sub_device sign_in_sub_device "
            "unbind_sub_device send_share_invite remove_share_user "
            "accept_shared_device leave_shared_device cancel_history_import "
            "publish_message log_out_of_music modify_family delete_family "
            "rename_room delete_room send_family_invite join_family "
            "remove_family_member leave_family modify_scene delete_scene "
            "modify_automation set_automation_enabled delete_automation "
            "delete_message"
        ),
        Terms(SupportsResponse.OPTIONAL): (
            "call_action set_property send_rrpc create_timer"
        ),
        Terms(SupportsResponse.OPTIONAL, admin_only=True): (
            "import_history create_family create_room create_scene create_automation"
        ),
        Terms(SupportsResponse.ONLY): (
            "get_device_info get_sub_devices get_gateway_devices get_timers "
            "get_property_history get_event_history get_recording_days "
            "get_recordings get_recorded_events get_recording_thumbnail "
            "get_recording_url get_recording_streams get_playlists "
            "get_playlist_songs get_daily_songs get_new_songs get_songs "
            "get_song_url get_families get_family get_automations "
            "get_automation"
        ),
        Terms(SupportsResponse.ONLY, admin_only=True): (
            "get_wechat_device_ticket create_share_token get_share_users "
            "get_share_invitation get_firmware_download get_music_user "
            "get_family_members invite_family_member get_run_log get_messages"
        ),
    }.items()
    for name in names.split()
}
