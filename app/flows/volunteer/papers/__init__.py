"""The papers of the centre, each from its data."""

from app.flows.volunteer.papers.hand_in import LISTS, hand_in_list

__all__ = ["LISTS", "hand_in_list"]
