"""F4 活动与值日: what teams go to, and who is on duty."""
