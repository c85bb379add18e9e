"""What all flows share: the command bus, staff, settings, customers, till, print queue. No Qt."""
