"""A fortnight of the volunteer centre: every act of it once, with texts of one's own."""

from collections.abc import Callable

from app.flows.volunteer.facts.roles import CLERK, HEAD
from app.kernel.judge import Staff
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import MANAGER

CLERKS, HEADS = Staff("ke", frozenset({CLERK})), Staff("shen", frozenset({HEAD}))
SEAL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
STUDENT = "23140501"


def live_a_fortnight(dining: Dining, say: Callable[[str], str]) -> None:
    """A class is enrolled, hands in, is entered, judged, stamped; a judgement is withdrawn."""

    def do(act: str, by: Staff = CLERKS, **args: object) -> object:
        return dining.do(f"volunteer.{act}", by, **args)

    for key, value in (("term_starts", "2026-08-24"), ("colleges", "机电学院")):
        dining.do("house.change_setting", MANAGER, key=f"volunteer.{key}", value=value)
    what = {"name": say("student name"), "college": "机电学院", "klass": say("class"), "joined": "2023-09-01"}
    opened = {"klass": what["klass"], "college": "机电学院", "year": 2026}
    people = {"leader": say("leader"), "secretary": say("secretary")}
    klass = do("open_class", what=opened | people)
    do("name_officers", klass=klass, year=2026, leader=say("new leader"), secretary=say("new secretary"))
    do("enrol_student", student=STUDENT, what=what)
    do("correct_student", student=STUDENT, name=say("mended name"), joined="2023-09-02")
    do("leave_class", student=STUDENT, on="2026-09-01")
    do("return_to_class", student=STUDENT)
    do("replace_form", student=STUDENT, why="lost")
    planned = {"day": "2026-11-10", "start": 500, "end": 560, "places": 5, "leader": say("leads it")}
    planned |= {name: say(f"activity {name}") for name in ("place", "content", "organiser")}
    for end in ("confirm_activity", "call_off_activity"):
        activity = do("register_activity", klass=klass, what=planned)
        told = {"leader_told_at": "2026-11-09T12:00:00+08:00", "leader_told_by": say("told the leader")}
        do("tell_centre", activity=activity, told=told | {"centre_told_by": say("told the centre")})
        last = (
            {"how": "photo", "note": say("how real")}
            if end == "confirm_activity"
            else {"why": say("why off")}
        )
        do(end, activity=activity, **last)
    seal = _keep_seals(do, say)
    told = {"booklets": 1, "listed": 4, "leader": say("team leader")}
    here = {"collection": do("hand_in", klass=klass, **told).collection}  # type: ignore[attr-defined]
    entries = []
    for n, length in enumerate((60, 60, 200, 60)):
        served = {"day": f"2026-11-{10 + n}", "start": 500, "end": 500 + length, "seals": [seal]}
        words = {"place": say("place"), "content": say("content"), "witness": say("witness")}
        entries += do("enter_service", **here, students=[STUDENT], service=served | words)  # type: ignore[misc]
    do("strike_entry", **here, entry=entries[3])
    do("correct_hand_in", **here, booklets=1, listed=3, why=say("why corrected"))
    do("print_hand_in_list", **here)
    do("close_pile", **here)
    do("verify_entry", **here, entry=entries[2], how="telephone", note=say("how verified"))
    for entry in entries[:3]:
        do("approve_entry", **here, entry=entry)
    do("send_back_entry", **here, entry=entries[1], why=say("what is missing"))
    fake = {**here, "entry": entries[0], "student": STUDENT}
    do("judge_fake", **fake, why=say("ground of the judgement"))
    do("withdraw_judgement", HEADS, **fake, why=say("why withdrawn"))
    do("approve_entry", **here, entry=entries[0])
    do("note_look", **here, entries=entries[:1], sign="alike", why=say("why it stands"))
    do("stamp_collection", **here)


def _keep_seals(do: Callable[..., object], say: Callable[[str], str]) -> object:
    """A seal is registered, drawn anew, and ended."""
    kept = {"kind": "counsellor", "holder": say("holder of a seal"), "since": "2026-09-01"}
    seal = do("register_seal", **kept, picture=SEAL)
    do("picture_seal", seal=seal, picture=SEAL)
    do("end_seal", seal=seal, until="2027-07-15")
    return seal
