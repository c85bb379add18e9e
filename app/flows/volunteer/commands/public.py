"""The hours of a class are put on the public list."""

from datetime import timedelta

from app.counter.doing import Doing
from app.counter.print_facts import DocumentId
from app.flows.volunteer import papers
from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.ids import CollectionId, PostedId
from app.flows.volunteer.facts.public import PublicList
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.public import PostedRow
from app.flows.volunteer.papers.public import PUBLIC
from app.flows.volunteer.queries.booklets import head_of
from app.flows.volunteer.queries.public import posted_entries
from app.flows.volunteer.rules.periods import today
from app.flows.volunteer.settings import PUBLIC_FOR
from app.kernel.command import does


@does(FLOW)
def post_hours(do: Doing, collection: CollectionId) -> DocumentId:
    """Print the list of the hours that count, with names in part, to hang for some days; once more, it hangs anew."""
    facts: CollectionFacts = do.facts["collection"]
    head, first = head_of(do.db, collection), today(do.now, do.settings)
    until = first + timedelta(days=do.setting(PUBLIC_FOR))
    row = {"id": do.new(PostedId), "collection": collection, "until": until}
    do.add(PostedRow, row | {"by": do.staff.login, "at": do.now})
    told = PublicList(
        number=do.number(PUBLIC),
        klass=head.name,
        college=head.college,
        period=facts.period,
        first=first,
        until=until,
        entries=posted_entries(do.db, collection),
    )
    return do.print(papers.public_list(told, do.settings), papers.LISTS)
