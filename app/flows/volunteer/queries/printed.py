"""Which printers the centre's papers are for (COM-41)."""

from sqlalchemy import Connection

from app.counter.print_facts import FlowPaperRoles, PaperRole
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.papers import BOOKLETS, CERTIFICATES, LISTS
from app.kernel.text import T


@FLOW.gives
def paper_roles(db: Connection) -> FlowPaperRoles:
    """The lists that the centre prints, the slips in booklets, and its certificates."""
    return FlowPaperRoles(
        (
            PaperRole(LISTS, T("Lists of the volunteer centre")),
            PaperRole(BOOKLETS, T("Slips of returned booklets")),
            PaperRole(CERTIFICATES, T("Certificates of the volunteer centre")),
        )
    )
