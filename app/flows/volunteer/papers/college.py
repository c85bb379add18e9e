"""The college's list of fakes, A4 across: whose, which service, and what the college decided (VOL-23)."""

from app.counter.letterhead import house_language, letterhead
from app.counter.listed_paper import listed_table
from app.counter.settings import Settings
from app.flows.volunteer.facts.college import CollegeList
from app.flows.volunteer.rules.college import listed
from app.kernel.numbers import Kind
from app.kernel.text import Kept, T
from app.paper.model import Format, Keep, Paper, Sign, Signatures, Words

COLLEGE = Kind("VD", T("The college's list"))


def college_list(found: CollegeList, number: str, settings: Settings) -> Paper:
    """Every fake, for the college to decide of and to sign."""
    table = listed_table(listed(found, lambda _, kept: Kept(kept)))
    told = T("What the college decides changes no hours: what a fake costs stands on the ledger.")
    places = (Sign(T("Volunteer centre", "signs")), Sign(T("College", "signs")))
    return Paper(
        kind=COLLEGE.code,
        number=number,
        title=T("The college's list of fakes"),
        format=Format.A4_ACROSS,
        blocks=(table, Keep((Words(told, small=True), Signatures(places)))),
        letterhead=letterhead(settings),
        language=house_language(settings),
    )
