"""公示: the hours that count hang on the wall for some days, names in part."""

from app.flows.volunteer.facts.roles import CENTRE
from app.flows.volunteer.facts.tracks import STAMPED_ON
from app.flows.volunteer.rules import public
from app.kernel.flow import act
from app.kernel.text import T

ACTS = (
    act(
        "post_hours",
        CENTRE,
        collection=STAMPED_ON,
        when=(public.something_counts,),
        prints=("public_list",),
        title=T("Make the hours public"),
    ),
)
