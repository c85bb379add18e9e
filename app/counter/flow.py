"""The house itself as a flow: set up, staff, settings, counters, prints, guests, accounts. It has acts, but no case."""

from app.counter import batch_rules, paper_settings, photo_rules, print_rules, settings, shown
from app.counter.batch_facts import Batch
from app.counter.print_facts import Job
from app.kernel.flow import ANYBODY, Flow, act
from app.kernel.steps import along, there
from app.kernel.text import T

MANAGER = "manager"
FOUNDER = "founder"  # whoever sets up a house in which nobody is yet
HOLDER = "holder"  # whoever holds the data folder

PRINTING = (
    act("print_again", {ANYBODY}, document=there, title=T("Print again")),
    act("send_again", {ANYBODY}, job=(Job.QUEUED | Job.FAILED) >> Job.QUEUED, title=T("Try again now")),
    act(
        "send_elsewhere",
        {ANYBODY},
        job=(Job.QUEUED | Job.FAILED) >> Job.QUEUED,
        printer=there,
        title=T("Send to another printer"),
    ),
    act(
        "confirm_printed",
        {ANYBODY},
        job=Job.DOUBTFUL | Job.PRINTED,
        when=(print_rules.what_was_printed_is_copied,),
        title=T("Say whether it came out"),
    ),
    act(
        "cancel_print",
        {ANYBODY},
        job=(Job.QUEUED | Job.FAILED | Job.DOUBTFUL) >> Job.CANCELLED,
        title=T("Print it no more"),
    ),
    act("set_printer", {MANAGER}, when=(print_rules.address_fits,), title=T("Set up a printer")),
    act(
        "remove_printer",
        {MANAGER},
        printer=there,
        when=(print_rules.nothing_waits_for_it,),
        title=T("Remove a printer"),
    ),
    act("choose_printer", {MANAGER}, printer=there, title=T("Choose the printer of a kind of paper")),
)
GUESTS = (
    act("keep_guest", {ANYBODY}, title=T("Take a guest into the file")),
    act(
        "change_guest",
        {ANYBODY},
        guest=there,
        relies=(shown.taboos, shown.consent_until),
        title=T("Write down what a guest told"),
    ),
)
BATCHES = (
    act("pause_batch", {ANYBODY}, batch=Batch.RUNNING >> Batch.PAUSED, title=T("Pause", "batch")),
    act(
        "go_on_with_batch",
        {ANYBODY},
        batch=along(Batch.PAUSED >> Batch.RUNNING, Batch.RUNNING | Batch.PAUSED | Batch.CANCELLED),
        when=(batch_rules.is_not_over, batch_rules.may_carry_it_out),
        title=T("Go on", "batch"),
    ),
    act(
        "cancel_batch",
        {ANYBODY},
        batch=(Batch.RUNNING | Batch.PAUSED) >> Batch.CANCELLED,
        when=(batch_rules.may_carry_it_out,),
        title=T("Cancel the rest", "batch"),
    ),
    act("end_batch", {ANYBODY}, batch=Batch.RUNNING | Batch.CANCELLED, title=T("End a batch")),
)
ACCOUNTS = (
    act("open_account", {MANAGER}, title=T("Open an account")),
    act(
        "change_account",
        {MANAGER},
        account=there,
        relies=(shown.limit, shown.active),
        title=T("Change an account"),
    ),
)

PHOTOS = (
    act(
        "erase_photo",
        {MANAGER},
        photo=there,
        when=(photo_rules.is_still_kept,),
        title=T("Erase a photo for good"),
    ),
)

HOUSE = Flow(
    "house",
    T("House"),
    icon="settings",
    step_titles={
        Batch.RUNNING: T("running", "batch"),
        Batch.PAUSED: T("paused", "batch"),
        Batch.CANCELLED: T("cancelled", "batch"),
        Batch.DONE: T("done", "batch"),
        Job.QUEUED: T("waiting", "print"),
        Job.PRINTING: T("being printed", "print"),
        Job.PRINTED: T("printed", "print"),
        Job.ACKNOWLEDGED: T("seen", "print"),
        Job.FAILED: T("standing aside", "print"),
        Job.DOUBTFUL: T("in doubt", "print"),
        Job.CANCELLED: T("called off", "print"),
    },
    subjects={
        "account": T("Account", "subject"),
        "batch": T("Batch", "subject"),
        "document": T("Paper", "subject"),
        "guest": T("Guest", "subject"),
        "job": T("Print", "subject"),
        "key": T("Setting", "subject"),
        "login": T("Login", "subject"),
        "photo": T("Photo", "subject"),
        "printer": T("Printer", "subject"),
    },
    told={
        "consent_until": T("the day until which they agree", "told"),
        "limit": T("the limit", "told"),
        "name": T("the name", "told"),
        "number": T("the number", "told"),
        "phone": T("the phone number", "told"),
        "signers": T("who may sign", "told"),
        "taboos": T("allergies and taboos", "told"),
    },
    roles={MANAGER: T("Manager")},
    sees_phones=frozenset({MANAGER}),
    changed=shown.CHANGED,
    settings=(*settings.SETTINGS, *paper_settings.SETTINGS),
    acts=(
        act("set_up", {FOUNDER}, title=T("Set up the house")),
        act("add_counter", {MANAGER}, title=T("Add a counter")),
        act("add_staff", {MANAGER}, title=T("Add a member of staff")),
        act(
            "change_roles", {MANAGER}, login=there, relies=(shown.roles,), title=T("Change somebody's roles")
        ),
        act("change_pin", {MANAGER}, login=there, title=T("Give a new PIN")),
        act("renew_pin", {HOLDER}, login=there, title=T("Give a manager a PIN under a new pepper")),
        act("let_go", {MANAGER}, login=there, title=T("End somebody's access")),
        act(
            "change_setting",
            {MANAGER},
            key=there,
            relies=(shown.value,),
            moves_deadlines=True,
            title=T("Change a setting"),
        ),
        *PRINTING,
        *GUESTS,
        *BATCHES,
        *ACCOUNTS,
        *PHOTOS,
    ),
)
