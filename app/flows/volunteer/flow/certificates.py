"""证明: certificates given, printed again, collected; the keys that are trusted (VOL-33 to 36)."""

from app.flows.volunteer.facts.certificates import Certificate
from app.flows.volunteer.facts.roles import CENTRE, HEAD
from app.flows.volunteer.rules import certificates, relied
from app.kernel.flow import Act, act
from app.kernel.steps import Steps, there
from app.kernel.text import T, Text

STEP_TITLES: dict[Steps, Text] = {
    Certificate.GIVEN: T("in force", "certificate"),
    Certificate.WITHDRAWN: T("withdrawn", "certificate"),
    Certificate.SUPERSEDED: T("superseded", "certificate"),
}
ACTS: tuple[Act, ...] = (
    act(
        "note_document",
        CENTRE,
        student=there,
        when=(certificates.is_in_part,),
        title=T("Document", "act"),
    ),
    act(
        "issue_certificate",
        CENTRE,
        holder=there,
        relies=(relied.minutes_to_certify,),
        when=(
            certificates.somebody_answers_for_it,
            certificates.has_hours,
            certificates.has_document,
            certificates.says_something_new,
        ),
        prints=("certificate",),
        title=T("Give a certificate"),
    ),
    act(
        "reprint_certificate",
        CENTRE,
        certificate=Certificate.GIVEN,
        prints=("certificate",),
        title=T("Print again", "certificate"),
    ),
    act(
        "collect_certificate",
        CENTRE,
        certificate=Certificate.WITHDRAWN | Certificate.SUPERSEDED,
        when=(certificates.is_not_back,),
        title=T("The paper is back"),
    ),
    act(
        "issue_certificates",
        CENTRE,
        klasses=there,
        when=(certificates.each_class_once, certificates.somebody_answers_for_it),
        title=T("Give the certificates of classes"),
    ),
    act(
        "put_away_certificates",
        CENTRE,
        klass=there,
        prints=("class_file", "sign_off_list"),
        title=T("Print a class's certificates"),
    ),
    act(
        "make_key",
        CENTRE,
        when=(certificates.phrase_is_long, certificates.said_twice),
        title=T("Make the key of the certificates"),
    ),
    act("unlock_key", CENTRE, title=T("Open the key of the certificates")),
    act(
        "renew_key",
        {HEAD},
        when=(certificates.phrase_is_long, certificates.said_twice),
        title=T("Make a new key for certificates"),
    ),
    act("sign_list", CENTRE, title=T("Write the verify page")),
    act("trust_key", {HEAD}, title=T("Trust another centre's key")),
)
