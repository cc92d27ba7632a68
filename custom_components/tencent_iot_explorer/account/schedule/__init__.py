"""When timers and automations run and what timers set, in the words of people."""
