"""Which user may see and change what."""

from dataclasses import dataclass

from .errors import Refusal
from .state import ADMINISTRATOR, Device, Family, Home, Scene, User


@dataclass(frozen=True, kw_only=True)
class Rights:
    """What is in a home, for those only who may have it."""

    home: Home

    def family(self, user: User, family_id: object) -> Family:
        """Return a family of a user."""
        family = self.home.families.get(str(family_id))
        if family is None:
            raise Refusal("ResourceNotFound.StudioFamilyNotExist")
        if user.user_id not in family.members:
            raise Refusal("UnauthorizedOperation.NoPermissionToFamily")
        return family

    def administered_family(self, user: User, family_id: object) -> Family:
        """Return a family that a user administers."""
        family = self.family(user, family_id)
        if family.members[user.user_id] != ADMINISTRATOR:
            raise Refusal("UnauthorizedOperation.NoPermissionToFamily")
        return family

    def device(self, user: User, device_id: str) -> Device:
        """Return a device that a user may see."""
        device = self.home.devices.get(device_id)
        if device is None or not self.may_see(user, device):
            raise Refusal("ResourceNotFound.DeviceNotExist")
        return device

    def family_device(self, user: User, device_id: str) -> Device:
        """Return a device in a family of the user; being shared is not enough."""
        device = self.device(user, device_id)
        if not self.is_at_home(user, device):
            raise Refusal("InvalidParameterValue.NoPermission")
        return device

    def scene(self, user: User, scene_id: object) -> Scene:
        """Return a scene in a family of the user."""
        scene = self.home.scenes.get(str(scene_id))
        if scene is None:
            raise Refusal("InvalidParameterValue.SceneNotExist")
        self.family(user, scene.family_id)
        return scene

    def may_see(self, user: User, device: Device) -> bool:
        """Return whether a device is in a family of the user, or shared."""
        return self.is_at_home(user, device) or user.user_id in device.shared_with

    def is_at_home(self, user: User, device: Device) -> bool:
        """Return whether a device is in a family of the user."""
        family = self.home.families.get(device.family_id)
        return family is not None and user.user_id in family.members

    def users_of(self, device: Device) -> list[User]:
        """Return who may see a device."""
        return [user for user in self.home.users if self.may_see(user, device)]
