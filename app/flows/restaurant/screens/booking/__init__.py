"""Bookings: the list of a day, and the page on which one is taken or changed."""
