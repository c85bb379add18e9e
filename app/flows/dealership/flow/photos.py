"""照片: of a damage at the walk-round, of what was found, of what is claimed (DLR-10, 21, 44)."""

from app.flows.dealership.facts.roles import ADVISER, DESK
from app.flows.dealership.facts.tracks import Claim, Mark
from app.flows.dealership.flow.added import AFTER_SIGNING, FINDERS
from app.flows.dealership.flow.reception import BEFORE_ORDER
from app.flows.dealership.rules import estimates, photos, reception
from app.kernel.flow import act
from app.kernel.refusal import No
from app.kernel.steps import there
from app.kernel.text import T

SUBJECTS = {"use": T("Photo", "subject")}
CLASHES = {"pk_photos_off": No("This photo was taken off already.")}
ACTS = (
    act(
        "photograph_mark",
        {ADVISER},
        visit=BEFORE_ORDER,
        mark=Mark.STANDING,
        when=(reception.form_is_open,),
        title=T("Attach a photo to a mark"),
    ),
    act(
        "photograph_line",
        FINDERS,
        visit=AFTER_SIGNING,
        line=there,
        when=(estimates.is_signed,),
        title=T("Attach a photo to a line"),
    ),
    act(
        "take_photo_off",
        FINDERS,
        visit=BEFORE_ORDER | AFTER_SIGNING,
        use=there,
        when=(photos.still_stands, photos.is_of_the_visit),
        title=T("Take a photo off"),
    ),
    act("photograph_claim", DESK, claim=Claim.DRAFTED, title=T("Attach a photo to a claim")),
    act(
        "take_claim_photo_off",
        DESK,
        claim=Claim.DRAFTED,
        use=there,
        when=(photos.still_stands, photos.is_of_the_claim),
        title=T("Take a photo off a claim"),
    ),
)
