"""The bookings of tomorrow, prepared and answered."""
