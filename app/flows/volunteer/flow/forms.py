"""登表, 存表, 发还: forms go to the leader and come back, booklets go home (VOL-15, 32)."""

from app.flows.volunteer.facts.roles import CENTRE
from app.flows.volunteer.facts.tracks import STAMPED_ON, Collection, Form
from app.flows.volunteer.rules import forms
from app.kernel.flow import Due, act
from app.kernel.refusal import No
from app.kernel.steps import Steps, along, there
from app.kernel.text import T, Text

TITLES: dict[Steps, Text] = {
    Form.KEPT: T("kept by the centre", "form"),
    Form.OUT: T("with the team leader", "form"),
    Form.ENTERED: T("entered, not stamped", "form"),
    Form.DIFFERS: T("differs", "form"),
}
CLASHES = {
    "pk_volunteer_form_moves": No("Somebody else has taken these forms in hand just now. Look again."),
    "pk_volunteer_returns": No("These booklets were given back just now."),
}
KEPT = (Collection.STAMPED | Collection.ENTERED) >> Collection.KEPT
ACTS = (
    act(
        "give_forms",
        CENTRE,
        collection=along(Collection.STAMPED >> Collection.ENTERED, STAMPED_ON),
        students=there,
        when=(forms.forms_of_the_class, forms.forms_are_here, forms.something_to_enter),
        prints=("forms_list",),
        title=T("Give forms to the leader"),
    ),
    act(
        "enter_forms",
        CENTRE,
        collection=STAMPED_ON,
        students=there,
        when=(forms.forms_come_back_here, forms.forms_are_out),
        title=T("The leader confirms the forms"),
    ),
    act(
        "name_difference",
        CENTRE,
        collection=STAMPED_ON,
        student=there,
        when=(forms.form_can_differ,),
        title=T("Name a difference"),
    ),
    act(
        "stamp_forms",
        CENTRE,
        collection=STAMPED_ON,
        students=there,
        others=STAMPED_ON,
        also=(KEPT,),
        when=(forms.forms_come_back_here, forms.forms_are_entered, forms.forms_equal_the_ledger),
        title=T("Sign and stamp the forms"),
    ),
    act(
        "return_booklets",
        CENTRE,
        collection=STAMPED_ON,
        also=(KEPT,),
        when=(forms.not_returned_yet,),
        prints=("booklet_slip",),
        title=T("Give the booklets back"),
    ),
    act(
        "print_forms",
        CENTRE,
        students=there,
        prints=("appraisal_form",),
        title=T("Print appraisal forms"),
    ),
)
DUES = (
    Due(
        "forms_back",
        forms.forms_back_by,
        T("Get the forms back"),
        CENTRE,
        "enter_forms",
        "file-text",
        outlasts=True,
    ),
    Due(
        "difference",
        forms.difference_cleared_by,
        T("Clear a difference on the forms"),
        CENTRE,
        "give_forms",
        "triangle-alert",
        outlasts=True,
    ),
)
"""A fake that is found once all is archived still changes forms: they go with a collection that has come to its end."""
