"""The day plan of bookings."""
