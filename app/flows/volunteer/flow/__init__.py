"""志愿: article 6, in its own order, from the class list to the stamped booklets."""

from app.flows.volunteer import guide, settings
from app.flows.volunteer.facts.ids import CollectionId
from app.flows.volunteer.facts.roles import CENTRE, CLERK, HEAD, SECRETARY
from app.flows.volunteer.facts.tracks import BEFORE_THE_STAMP, ENDS, JUDGED_AT, STAMPED_ON, Collection, Entry
from app.flows.volunteer.flow import (
    activities,
    archive,
    certificates,
    college,
    drawing,
    exporting,
    figures,
    forms,
    people,
    public,
    roster,
    seals,
    signals,
    supervising,
    tally,
)
from app.flows.volunteer.rules import appraising, periods, relied, services
from app.flows.volunteer.rules.activities import (
    activity_fits,
    held_entry_is_verified,
    nothing_approved_waits,
    only_a_long_one_need_not_be,
)
from app.flows.volunteer.rules.supervising import may_open, secretary_was_answered
from app.kernel.flow import Changed, Due, Flow, act
from app.kernel.refusal import No
from app.kernel.steps import Steps, along, there
from app.kernel.text import T, Text

STEP_TITLES: dict[Steps, Text] = {
    Collection.COLLECTED: T("collected", "step"),
    Collection.APPRAISED: T("appraised", "step"),
    Collection.STAMPED: T("booklets stamped", "step"),
    Collection.ENTERED: T("forms out to be entered", "step"),
    Collection.KEPT: T("forms stamped and kept", "step"),
    Collection.TALLIED: T("month tallied", "step"),
    Collection.ARCHIVED: T("archived", "step"),
    Collection.WITHDRAWN: T("withdrawn", "step"),
    Entry.OPEN: T("not judged", "entry"),
    Entry.APPROVED: T("approved", "entry"),
    Entry.SENT_BACK: T("sent back", "entry"),
    Entry.FAKE: T("fake", "entry"),
    Entry.STAMPED: T("stamped", "entry"),
    Entry.STRUCK: T("struck", "entry"),
    **forms.TITLES,
    **tally.TITLES,
    **activities.STEP_TITLES,
    **certificates.STEP_TITLES,
    **roster.STEP_TITLES,
}

FLOW = Flow(
    "volunteer",
    T("Volunteers"),
    icon="heart-handshake",
    counter=T("Volunteer centre"),
    records=T("Students"),
    about=T("Collect, appraise and stamp booklets"),
    case=CollectionId,
    steps=Collection,
    ends=ENDS,
    step_titles=STEP_TITLES,
    subjects={
        "collection": T("Collection", "subject"),
        "entry": T("Entry", "subject"),
        "student": T("Student", "subject"),
        "students": T("Student", "subject"),
        "klass": T("Class", "subject"),
        "tally": T("Monthly tally", "subject"),
        "archive": T("Class archive", "subject"),
        "sample": T("Audit sample", "subject"),
        "export": T("Sheet", "export"),
        "collections": T("Collection", "subject"),
        "activity": T("Activity", "subject"),
        "klasses": T("Class", "subject"),
        "holder": T("Student", "subject"),
        "certificate": T("Certificate", "subject"),
        "seal": T("Seal", "subject"),
        "slot": T("Duty", "subject"),
        "instead": T("Student", "subject"),
        "others": T("Collection", "subject"),
    },
    roles={CLERK: T("Centre clerk"), HEAD: T("Centre head"), SECRETARY: T("League secretary")},
    opened_by=may_open,
    tries=supervising.TRIES,
    settings=settings.SETTINGS,
    guide=guide.STEPS,
    clashes={
        "uq_volunteer_collections_klass_first_before": No(
            "This class has handed in for this period. What comes later is handed in with the next one."
        ),
        **activities.CLASHES,
        **people.CLASHES,
        **forms.CLASHES,
        **tally.CLASHES,
        **archive.CLASHES,
        **exporting.CLASHES,
        **drawing.CLASHES,
    },
    changed={
        "booklets_listed": Changed(
            No("You saw {seen} booklets on the list; it says {now} now, changed by {staff}. Look again."),
            ("correct_hand_in",),
        ),
        "entries_listed": Changed(
            No("You saw {seen} entries on the list; it says {now} now, changed by {staff}. Look again."),
            ("correct_hand_in",),
        ),
        "minutes_to_certify": Changed(
            No(
                "You saw {seen:minutes} to be certified; it is {now:minutes} now, changed by {staff}. Look again."
            ),
        ),
        "minutes_had": Changed(
            No(
                "You saw a balance of {seen:minutes}; it is {now:minutes} now, changed by {staff}. "
                "Look at the consequences again."
            ),
        ),
        "fakes_found": Changed(
            No(
                "The student had {seen} fakes as you saw it, and has {now} now, changed by {staff}. "
                "Look at the consequences again."
            ),
            ("judge_fake", "withdraw_judgement"),
        ),
        **people.CHANGED,
        **activities.CHANGED,
        **tally.CHANGED,
    },
    acts=(
        *people.ACTS,
        *activities.ACTS,
        *roster.ACTS,
        *supervising.ACTS,
        # 收册 collected
        act(
            "hand_in",
            CENTRE,
            klass=there,
            opens=Collection.COLLECTED,
            when=(periods.a_period_is_over, appraising.no_booklet_is_empty),
            prints=("hand_in_list",),
            title=T("Hand in booklets"),
        ),
        act(
            "correct_hand_in",
            CENTRE,
            collection=BEFORE_THE_STAMP,
            relies=(relied.booklets_listed, relied.entries_listed),
            when=(appraising.another_count, appraising.no_booklet_is_empty),
            title=T("Correct the hand-in list"),
        ),
        act(
            "withdraw_hand_in",
            CENTRE,
            collection=BEFORE_THE_STAMP >> Collection.WITHDRAWN,
            when=(appraising.nothing_is_entered,),
            prints=("hand_in_list",),
            title=T("Withdraw the hand-in"),
        ),
        act(
            "enter_service",
            CENTRE,
            collection=Collection.COLLECTED,
            students=there,
            activity=there,
            when=(
                services.each_once,
                services.of_this_class,
                services.were_of_the_class,
                services.says_how_long,
                services.is_over,
                services.within_the_period,
                services.witnessed_after_it,
                services.says_who_stamped,
                activity_fits,
            ),
            title=T("Enter a service"),
        ),
        act(
            "strike_entry",
            CENTRE,
            collection=BEFORE_THE_STAMP,
            entry=(Entry.OPEN | Entry.APPROVED | Entry.SENT_BACK) >> Entry.STRUCK,
            title=T("Strike an entry"),
        ),
        act(
            "print_hand_in_list",
            CENTRE,
            collection=Collection.any(),
            prints=("hand_in_list",),
            title=T("Print the hand-in list"),
        ),
        act(
            "close_pile",
            CENTRE,
            collection=Collection.COLLECTED >> Collection.APPRAISED,
            when=(secretary_was_answered, appraising.as_on_the_list),
            title=T("The pile is entered"),
        ),
        # 鉴定 appraised
        act(
            "verify_entry",
            CENTRE,
            collection=JUDGED_AT,
            entry=Entry.OPEN | Entry.SENT_BACK | Entry.APPROVED,
            when=(appraising.why_not_needed, only_a_long_one_need_not_be),
            title=T("Note how it was verified"),
        ),
        act(
            "approve_entry",
            CENTRE,
            collection=JUDGED_AT,
            entry=(Entry.OPEN | Entry.SENT_BACK) >> Entry.APPROVED,
            when=(appraising.has_a_valid_stamp, held_entry_is_verified),
            title=T("Approve"),
        ),
        act(
            "send_back_entry",
            CENTRE,
            collection=JUDGED_AT,
            entry=(Entry.OPEN | Entry.APPROVED) >> Entry.SENT_BACK,
            title=T("Send back"),
        ),
        act(
            "judge_fake",
            CENTRE,
            collection=JUDGED_AT,
            entry=(Entry.OPEN | Entry.APPROVED | Entry.SENT_BACK | Entry.STAMPED) >> Entry.FAKE,
            student=there,
            relies=(relied.minutes_had, relied.fakes_found),
            when=(appraising.whose_it_is,),
            title=T("Judge it a fake"),
        ),
        act(
            "withdraw_judgement",
            {HEAD},
            collection=JUDGED_AT,
            entry=Entry.FAKE >> Entry.OPEN,
            student=there,
            when=(appraising.whose_it_is,),
            title=T("Withdraw the judgement"),
        ),
        act(
            "strike_stamped",
            {HEAD},
            collection=STAMPED_ON,
            entry=Entry.STAMPED >> Entry.STRUCK,
            student=there,
            relies=(relied.minutes_had,),
            when=(appraising.whose_it_is,),
            title=T("Entered wrongly"),
        ),
        # 盖章 booklets stamped
        act(
            "stamp_collection",
            CENTRE,
            collection=along(Collection.APPRAISED >> Collection.STAMPED, JUDGED_AT),
            also=(Entry.APPROVED >> Entry.STAMPED,),
            when=(
                appraising.as_on_the_list,
                appraising.every_entry_judged,
                appraising.every_seal_is_valid_still,
                nothing_approved_waits,
                appraising.something_to_credit,
            ),
            title=T("Stamp the booklets"),
        ),
        *forms.ACTS,
        *tally.ACTS,
        # 证明 certificates
        *certificates.ACTS,
        *seals.ACTS,
        *signals.ACTS,
        *exporting.ACTS,
        *drawing.ACTS,
        *public.ACTS,
        *archive.ACTS,
        *college.ACTS,
        *figures.ACTS,
    ),
    dues=(
        Due(
            "stamp",
            periods.appraise_by,
            T("Appraise and stamp a collection"),
            CENTRE,
            "stamp_collection",
            "list-todo",
        ),
        *forms.DUES,
        *tally.DUES,
        *archive.DUES,
    ),
)
