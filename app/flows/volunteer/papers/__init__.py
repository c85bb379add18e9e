"""The papers of the centre, each from its data."""

from app.flows.volunteer.papers.archive import class_archive
from app.flows.volunteer.papers.certificates import CERTIFICATES, certificate, class_file, sign_off_list
from app.flows.volunteer.papers.college import college_list
from app.flows.volunteer.papers.drawing import sample_list
from app.flows.volunteer.papers.figures import figures_report
from app.flows.volunteer.papers.forms import appraisal_form
from app.flows.volunteer.papers.forms_list import forms_list
from app.flows.volunteer.papers.hand_in import LISTS, hand_in_list
from app.flows.volunteer.papers.kinds import ROSTER
from app.flows.volunteer.papers.printers import BOOKLETS
from app.flows.volunteer.papers.public import public_list
from app.flows.volunteer.papers.roster import duty_roster
from app.flows.volunteer.papers.slips import booklet_slip

__all__ = [
    "BOOKLETS",
    "CERTIFICATES",
    "LISTS",
    "ROSTER",
    "appraisal_form",
    "booklet_slip",
    "certificate",
    "class_archive",
    "class_file",
    "college_list",
    "duty_roster",
    "figures_report",
    "forms_list",
    "hand_in_list",
    "public_list",
    "sample_list",
    "sign_off_list",
]
