"""LLSync, the protocol that Tencent's Bluetooth devices speak with a phone.

Nothing here knows Home Assistant or a Bluetooth library: bytes in, bytes out.
"""

from .advertisement import (
    COMPANY_ID,
    Advertisement,
    BindState,
    device_id8,
    read_advertisement,
)
from .binding import (
    Registrar,
    Signature,
    ask_signature,
    tell_bound,
    tell_not_bound,
    unbind,
)
from .connecting import (
    HEARTBEAT_VERSION,
    READY_VERSION,
    Introduction,
    connect,
    keep_alive,
    tell_ready,
)
from .conversation import Conversation, Link
from .encrypted_binding import (
    CloudProof,
    EncryptedSignature,
    KeyAuthority,
    ask_encrypted_signature,
    tell_bound_encrypted,
    tell_not_bound_encrypted,
    unbind_encrypted,
)
from .encryption import NUMBER_LENGTH, connect_encrypted, read_secret_key
from .errors import (
    BluetoothError,
    BrokenMessage,
    CommandRefused,
    FirmwareRefused,
    Misfit,
    NoAnswer,
    NotConfirmed,
    NotEncodable,
    WrongNetwork,
    WrongProof,
)
from .firmware import update
from .frames import Characteristic
from .layout import Field, Layout, layout_of
from .proofs import LOCAL_KEY_LENGTH, read_local_key
from .provisioning import Network, hand_over_token, join_network
from .session import Listener, Session

__all__ = [
    "COMPANY_ID",
    "HEARTBEAT_VERSION",
    "LOCAL_KEY_LENGTH",
    "NUMBER_LENGTH",
    "READY_VERSION",
    "Advertisement",
    "BindState",
    "BluetoothError",
    "BrokenMessage",
    "Characteristic",
    "CloudProof",
    "CommandRefused",
    "Conversation",
    "EncryptedSignature",
    "Field",
    "FirmwareRefused",
    "Introduction",
    "KeyAuthority",
    "Layout",
    "Link",
    "Listener",
    "Misfit",
    "Network",
    "NoAnswer",
    "NotConfirmed",
    "NotEncodable",
    "Registrar",
    "Session",
    "Signature",
    "WrongNetwork",
    "WrongProof",
    "ask_encrypted_signature",
    "ask_signature",
    "connect",
    "connect_encrypted",
    "device_id8",
    "hand_over_token",
    "join_network",
    "keep_alive",
    "layout_of",
    "read_advertisement",
    "read_local_key",
    "read_secret_key",
    "tell_bound",
    "tell_bound_encrypted",
    "tell_not_bound",
    "tell_not_bound_encrypted",
    "tell_ready",
    "unbind",
    "unbind_encrypted",
    "update",
]
