"""归档: the class archive (VOL-31)."""

from app.flows.volunteer.facts.roles import CENTRE
from app.flows.volunteer.facts.tracks import Collection
from app.flows.volunteer.rules import archive
from app.kernel.flow import Due, act
from app.kernel.refusal import No
from app.kernel.steps import along, there
from app.kernel.text import T

CLASHES = {
    "pk_volunteer_archived": No("Somebody else has entered this month just now. Look again."),
    "pk_volunteer_archives_closed": No("Somebody else has closed this archive just now. Look again."),
}
ACTS = (
    act(
        "enter_month",
        CENTRE,
        archive=there,
        collections=along(Collection.TALLIED >> Collection.ARCHIVED),
        when=(archive.is_open, archive.month_is_checked, archive.collections_of_it),
        title=T("Enter a month in the class archive"),
        moves_deadlines=True,  # a hand-in of two months waits for the later one now
    ),
    act(
        "close_archive",
        CENTRE,
        archive=there,
        when=(
            archive.is_open,
            archive.year_is_over,
            archive.nothing_is_under_way,
            archive.no_duty_waits,
            archive.every_month_entered,
        ),
        prints=("class_archive",),
        title=T("Close the archive of the year"),
        moves_deadlines=True,  # its months are owed no more
    ),
    act(
        "print_archive",
        CENTRE,
        archive=there,
        when=(archive.has_something_new,),
        prints=("class_archive",),
        title=T("Print the archive as it is"),
    ),
)
DUES = (
    Due(
        "archive",
        archive.archive_by,
        T("Enter the month in the class archive"),
        CENTRE,
        "enter_month",
        "folder",
    ),
)
