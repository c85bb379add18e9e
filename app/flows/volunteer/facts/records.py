"""How what stands in the centre's books is called where the house leads to it: students by their numbers."""

CLASS, ACTIVITY = "class:", "activity:"
"""Before the id of a class, and of an activity."""
