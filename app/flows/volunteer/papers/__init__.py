"""The papers of the centre, each from its data."""

from app.flows.volunteer.papers.certificates import CERTIFICATES, certificate, class_file, sign_off_list
from app.flows.volunteer.papers.figures import figures_report
from app.flows.volunteer.papers.hand_in import LISTS, hand_in_list
from app.flows.volunteer.papers.kinds import ROSTER
from app.flows.volunteer.papers.roster import duty_roster

__all__ = [
    "CERTIFICATES",
    "LISTS",
    "ROSTER",
    "certificate",
    "class_file",
    "duty_roster",
    "figures_report",
    "hand_in_list",
    "sign_off_list",
]
