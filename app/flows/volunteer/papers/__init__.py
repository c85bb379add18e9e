"""The papers of the centre, each from its data."""

from app.flows.volunteer.papers.certificates import CERTIFICATES, certificate, class_file, sign_off_list
from app.flows.volunteer.papers.hand_in import LISTS, hand_in_list

__all__ = ["CERTIFICATES", "LISTS", "certificate", "class_file", "hand_in_list", "sign_off_list"]
