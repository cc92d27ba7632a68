"""The dialogs in which an account, a family or a device is added."""
