"""A fortnight of the volunteer centre: every act of it once, with texts of one's own."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from app.flows.volunteer.facts.roles import CLERK, HEAD, SECRETARY
from app.flows.volunteer.model.booklets import EntryRow
from app.kernel.judge import Staff
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import MANAGER

CLERKS, HEADS = Staff("ke", frozenset({CLERK})), Staff("shen", frozenset({HEAD}))
SECRETARIES = Staff("yuan", frozenset({SECRETARY}))
SEAL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
STUDENT, OTHER = "23140501", "23140599"
Do = Callable[..., Any]
Say = Callable[[str], str]


def live_a_fortnight(dining: Dining, say: Say) -> None:
    """A class is enrolled, hands in, is entered, judged, stamped; a judgement is withdrawn."""

    def do(act: str, by: Staff = CLERKS, **args: object) -> Any:
        return dining.do(f"volunteer.{act}", by, **args)

    for key, value in (("term_starts", "2026-08-24"), ("colleges", "机电学院")):
        dining.do("house.change_setting", MANAGER, key=f"volunteer.{key}", value=value)
    klass = _enrol(do, say)
    _go_out(do, say, klass)
    _be_on_duty(do, say, klass)
    seal = _keep_seals(do, say)
    told = {"booklets": 1, "listed": 4, "leader": say("team leader")}
    wrong = do("hand_in", klass=klass, **told).collection
    do("withdraw_hand_in", collection=wrong, why=say("why the hand-in was wrong"))
    here = {"collection": do("hand_in", klass=klass, **told).collection}
    [waiting] = dining.rows(select(EntryRow.id).where(EntryRow.collection == here["collection"]))
    do("leave_for_next", **here, entry=waiting.id)
    entries = []
    for n, length in enumerate((60, 60, 200, 60)):
        served = {"day": f"2026-11-{10 + n}", "start": 500, "end": 500 + length, "seals": [seal]}
        words = {"place": say("place"), "content": say("content"), "witness": say("witness")}
        entries += do("enter_service", **here, students=[STUDENT], service=served | words)
    do("strike_entry", **here, entry=entries[3])
    do("correct_hand_in", **here, booklets=1, listed=3, why=say("why corrected"))
    do("print_hand_in_list", **here)
    _be_looked_at(do, say, klass, here)
    do("close_pile", **here)
    do("verify_entry", **here, entry=entries[2], how="telephone", note=say("how verified"))
    for entry in entries[:3]:
        do("approve_entry", **here, entry=entry)
    do("send_back_entry", **here, entry=entries[1], why=say("what is missing"))
    fake = {**here, "entry": entries[0], "student": STUDENT}
    do("judge_fake", **fake, why=say("ground of the judgement"))
    do("withdraw_judgement", HEADS, **fake, why=say("why withdrawn"))
    do("approve_entry", **here, entry=entries[0])
    do("stamp_collection", **here)
    slip = {**here, "entry": entries[2], "student": STUDENT}
    do("strike_stamped", HEADS, **slip, why=say("what was entered wrongly"))
    _certify(dining, do, say, klass)
    _keep(do, say, klass, here)
    _look_back(do, say, here, entries, str(klass))


def _be_looked_at(do: Do, say: Say, klass: object, here: dict[str, Any]) -> None:
    """The league secretary sends the list back, is answered, and reads the news; another one tried to look."""
    do("send_back_list", SECRETARIES, **here, why=say("why the list goes back"))
    do("answer_remark", **here, answer=say("answer to the secretary"))
    do("read_news", SECRETARIES, klass=klass)
    do("note_try", Staff("he", frozenset({SECRETARY})), **here, of="look")


def _keep(do: Do, say: Say, klass: object, here: dict[str, Any]) -> None:
    """A form goes out, differs, goes out again and is kept; the booklets go home; a month is tallied twice."""
    form = {**here, "students": [STUDENT]}
    do("give_forms", **form)
    do("name_difference", **here, student=STUDENT, why=say("what differs"))
    do("give_forms", **form)
    do("enter_forms", **form)
    do("return_booklets", **here)
    do("post_hours", **here)
    do("stamp_forms", **form)
    do("print_forms", students=[STUDENT])
    tally = {"tally": f"{klass}.2026-10"}
    do("confirm_tally", **tally, leader=say("who confirms"))
    do("send_back_tally", **tally, why=say("why the month goes back"))
    do("confirm_tally", **tally, leader=say("who confirms anew"))
    do("check_tally", **tally, collections=[])


def _certify(dining: Dining, do: Do, say: Say, klass: object) -> None:
    """Certificates are given, printed again, superseded and collected; a run of a class is paused, cancelled, ended."""
    for key in ("responsible", "contact", "issuer"):
        dining.do(
            "house.change_setting", MANAGER, key=f"volunteer.{key}", value=say(f"certificate {key}")[:40]
        )
    do("make_key", **dict.fromkeys(("phrase", "again"), "a phrase for tests"))
    do("unlock_key", phrase="a phrase for tests")
    do("note_document", student=STUDENT, kind="identity_card", shown="3300**********2846", volunteer="33-7")
    first = do("issue_certificate", holder=STUDENT, style="portrait")
    do("reprint_certificate", certificate=first.certificate)
    do("issue_certificate", holder=STUDENT, style="landscape", anew=True)
    do("collect_certificate", certificate=first.certificate)
    batch = do("issue_certificates", klasses=[klass], style="portrait").batch
    do(
        "issue_certificate",
        holder=STUDENT,
        style="portrait",
        anew=True,
        batch=batch,
        alone=False,
        id=f"{batch}.0",
    )
    for act in ("pause_batch", "go_on_with_batch", "cancel_batch"):
        dining.do(f"house.{act}", CLERKS, batch=batch)
    do("put_away_certificates", klass=klass, batch=batch, files="class", id=f"{batch}.2")
    dining.do("house.end_batch", CLERKS, batch=batch)
    do("sign_list")
    do("renew_key", HEADS, **dict.fromkeys(("phrase", "again"), "another for tests"))
    do("trust_key", HEADS, public="ab" * 32, name=say("another centre"))


def _look_back(
    do: Callable[..., object],
    say: Callable[[str], str],
    here: dict[str, object],
    entries: list[object],
    klass: str,
) -> None:
    """What stood out, and what the centre tells of it."""
    do("note_look", **here, entries=entries[:1], sign="alike", why=say("why it stands"))
    do("print_figures", first="2026-08-01", last="2027-07-31")
    do("note_entered", export=do("export_hours"), on="2026-11-20")
    do("judge_fake", **here, entry=entries[1], student=STUDENT, why=say("ground of another"))
    decided = {"what": say("what the college decided"), "who": say("who decided"), "on": "2026-11-20"}
    do("note_decision", **here, entry=entries[1], **decided)
    do("print_college_list")
    sealed = do("seal_sample", HEADS, first="2026-08-01", last="2027-07-31", count=1, called="4-2-6")
    sample = {"sample": sealed.sample}  # type: ignore[attr-defined]
    do("draw_sample", HEADS, **sample)
    again = {"count": 1, "called": "1-6-1", "why": say("why it is drawn again")}
    do("seal_sample", HEADS, first="2026-11-01", last="2026-11-30", **again)
    do("note_finding", **sample, entry=entries[0], right=False, note=say("what is not right"))
    do("print_sample", **sample)
    _archive(do, say, klass)


def _archive(do: Callable[..., object], say: Callable[[str], str], klass: str) -> None:
    """A month is confirmed, sent back, checked and entered; the year of another time is closed."""
    month = {"tally": f"{klass}.2026-09"}
    do("confirm_tally", **month, leader=say("confirmed by"))
    do("send_back_tally", **month, why=say("why the month went back"))
    do("confirm_tally", **month, leader=say("confirmed again by"))
    do("check_tally", **month, collections=[])
    do("enter_month", archive=f"{klass}.2026", month="2026-09-01", collections=[])
    do("print_archive", archive=f"{klass}.2026")
    do("close_archive", archive=f"{klass}.2024")


def _keep_seals(do: Do, say: Say) -> object:
    """A seal is registered, drawn anew, and ended."""
    kept = {"kind": "counsellor", "holder": say("holder of a seal"), "since": "2026-09-01"}
    seal = do("register_seal", **kept, picture=SEAL)
    do("picture_seal", seal=seal, picture=SEAL)
    do("end_seal", seal=seal, until="2027-07-15")
    return seal


def _enrol(do: Do, say: Say) -> object:
    """Two students of a class that was opened; one of them leaves, comes back, and loses the form."""
    what = {"name": say("student name"), "college": "机电学院", "klass": say("class"), "joined": "2023-09-01"}
    opened = {"klass": what["klass"], "college": "机电学院", "year": 2026}
    people = {"leader": say("leader"), "secretary": say("secretary")}
    klass = do("open_class", what=opened | people)
    named = {"leader": say("new leader"), "secretary": say("new secretary"), "login": SECRETARIES.login}
    do("name_officers", klass=klass, year=2026, **named)
    do("enrol_student", student=STUDENT, what=what)
    do("correct_student", student=STUDENT, name=say("mended name"), joined="2023-09-02")
    do("leave_class", student=STUDENT, on="2026-09-01")
    do("return_to_class", student=STUDENT)
    do("replace_form", student=STUDENT, why="lost")
    other = {**opened, "klass": say("other class")}
    for to, on in ((do("open_class", what=other), "2026-09-02"), (klass, "2026-09-03")):
        do("move_student", student=STUDENT, klass=to, on=on)
    do("withdraw_move", student=STUDENT, why=say("why taken back"))
    do("move_student", student=STUDENT, klass=klass, on="2026-09-04")
    do("enrol_student", student=OTHER, what=what | {"name": say("other student")})
    return klass


def _go_out(do: Do, say: Say, klass: object) -> None:
    """One activity is found real, another called off."""
    planned = {"day": "2026-11-10", "start": 500, "end": 560, "places": 5, "leader": say("leads it")}
    planned |= {name: say(f"activity {name}") for name in ("place", "content", "organiser")}
    for end in ("confirm_activity", "call_off_activity"):
        off = end == "call_off_activity"
        activity = do("register_activity", klass=klass, what=planned | ({"day": "2026-11-30"} if off else {}))
        if off:
            right = {name: planned[name] for name in planned if name != "leader"} | {"day": "2026-12-01"}
            right["place"] = say("place put right")
            do("correct_activity", activity=activity, what=right, why=say("why put right"))
        told = {"leader_told_at": "2026-11-09T12:00:00+08:00", "leader_told_by": say("told the leader")}
        do("tell_centre", activity=activity, told=told | {"centre_told_by": say("told the centre")})
        last = (
            {"how": "photo", "note": say("how real")}
            if end == "confirm_activity"
            else {"why": say("why off")}
        )
        do(end, activity=activity, **last)


def _be_on_duty(do: Do, say: Say, klass: object) -> None:
    """A duty is declined, swapped, ticked; the week after is planned like it."""
    duty = {"day": "2026-11-04", "start": 500, "end": 560, "place": say("duty place"), "people": 1}
    slot = do("plan_slot", klass=klass, what=duty | {"content": say("duty content")})
    do("fill_week", klass=klass, week="2026-11-02")
    do("decline_duty", slot=slot, student=STUDENT, why=say("why declined"))
    do("swap_duty", slot=slot, student=OTHER, instead=STUDENT)
    do("put_on_duty", slot=slot, student=OTHER)
    do("tick_attendance", slot=slot, students=[STUDENT, OTHER], witness=say("duty witness"))
    do("untick_attendance", slot=slot, student=OTHER)
    do("drop_slot", slot=do("copy_week", klass=klass, week="2026-11-09")[0])
    do("print_roster", klass=klass, week="2026-11-02")
