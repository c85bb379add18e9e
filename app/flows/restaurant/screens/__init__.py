"""The restaurant's tab: floor and bookings, the chosen sitting with its actions, and their dialogs.

`tab.Tab` is what the shell shows. Each screen has a form of its name in forms/restaurant.
"""
