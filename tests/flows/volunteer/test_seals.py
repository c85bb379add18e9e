"""The seal register: whose seals are valid, and what a seal that had ended is worth (VOL-11)."""

import base64
from datetime import date

import pytest
from pydantic import TypeAdapter

from app.counter.pictures import Picture
from app.flows.volunteer.facts.seals import SealRegister, SealsNamed
from app.flows.volunteer.facts.services import Stamp
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.facts.views import CollectionShown
from app.flows.volunteer.rules.seals import true_seals
from app.flows.volunteer.sample.seals import kept
from app.kernel.chars import Unfit
from app.kernel.refusal import Refused
from app.kernel.text import Kept
from app.paper.model import Row
from tests.flows.volunteer.centre import Centre
from tests.flows.volunteer.test_forms import papers, rows_of

DOT = base64.b64encode(
    base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    )
).decode()
"""A PNG of one point."""
STAMP = kept("centre", "", "中心", date(2026, 9, 1))["picture"]


def register(centre: Centre, kind: str = "counsellor", holder: str = "顾老师", **more: object) -> str:
    """A seal that is valid since the summer."""
    told = {"kind": kind, "holder": holder, "since": "2026-09-01", "picture": DOT}
    return str(centre.do("register_seal", **{**told, **more}))


@pytest.mark.rule("VOL-11")
def test_the_register_tells_whose_seals_are_valid_and_how_they_look(centre: Centre) -> None:
    left = register(centre, holder="林老师", until="2026-10-31")
    here = register(centre)
    stamp = register(centre, "centre", "志愿服务中心", picture=None)
    assert "too coarse" in centre.refused("picture_seal", seal=stamp, picture=DOT).message
    centre.do("picture_seal", seal=stamp, picture=STAMP)
    shown = centre.desk.look(SealRegister).result().seals
    assert [(one.facts.id, one.holder) for one in shown] == [
        (here, "顾老师"),
        (stamp, "志愿服务中心"),
        (left, "林老师"),
    ]
    assert [one.picture for one in shown] == [DOT, STAMP, DOT]
    assert (
        "before it begins"
        in centre.refused(
            "register_seal", kind="centre", holder="x", since="2026-09-01", until="2026-08-31"
        ).message
    )
    assert "no earlier" in centre.refused("end_seal", seal=here, until="2026-08-31").message
    centre.do("end_seal", seal=here, until="2026-11-07")
    assert "says so already" in centre.refused("end_seal", seal=here, until="2026-11-07").message


@pytest.mark.both
@pytest.mark.rule("VOL-11")
def test_what_was_stamped_after_a_seal_had_ended_is_not_collected(centre: Centre) -> None:
    gone, here = register(centre, until="2026-11-07"), register(centre, holder="吴老师")
    services = (
        {"stamps": [], "seals": [gone]},
        {"stamps": [], "seals": [gone], "day": "2026-11-07"},
        {"stamps": [], "seals": [gone, here], "start": 720, "end": 780},
        {"stamps": ["centre"], "seals": [gone], "start": 800, "end": 860},
    )
    collection, (late, in_time, both, other) = centre.pile(*services)
    assert centre.entry(collection, late).stamps == {Stamp.COUNSELLOR}, "the kind comes from the register"
    assert [one.id for one in centre.entry(collection, late).lapsed] == [gone]
    assert centre.entry(collection, late).step is Entry.SENT_BACK, "it goes back as soon as it is entered"
    no = centre.refused("approve_entry", collection=collection, entry=late)
    assert no.args == {"since": date(2026, 9, 1), "until": date(2026, 11, 7)}
    assert [centre.entry(collection, one).step for one in (in_time, both, other)] == [Entry.OPEN] * 3
    for entry in (in_time, both, other):
        centre.judged(collection, entry)
    named = centre.desk.look(SealsNamed, collection=collection).result()
    assert set(named.of[both]) == {gone, here}
    shown = centre.desk.look(CollectionShown, collection=collection).result()
    seals = centre.desk.look(SealRegister).result()
    beside = [[one.facts.id for one in true_seals(entry, seals, named)] for entry in shown.entries]
    assert beside[0] == [gone], "the seal itself, though it had ended"
    assert set(beside[2]) == {gone, here}
    with pytest.raises(Refused, match="no such seal"):
        centre.enter(centre.hand_in(klass="城管2402班"), "24021001", seals=["nobody"])


@pytest.mark.both
@pytest.mark.rule("VOL-11")
def test_the_slip_names_the_seal_that_had_ended_and_its_last_day(centre: Centre) -> None:
    gone, coming = register(centre, until="2026-11-07"), register(centre, holder="吴老师", since="2026-11-20")
    services = ({"stamps": [], "seals": [gone]}, {"stamps": [], "seals": [coming], "start": 720, "end": 780})
    collection, entries = centre.pile(*services)
    centre.do("stamp_collection", collection=collection)
    centre.do("return_booklets", collection=collection)
    [slip] = papers(centre, "VB")
    told = [row.under[0].args["why"] for row in rows_of(slip) if isinstance(row, Row)]
    holders = [centre.entry(collection, one).lapsed[0].holder for one in entries]
    assert [one.args["holder"] for one in told] == [Kept(one) for one in holders]
    assert ("was valid from" in told[0].message, told[0].args["until"]) == (True, date(2026, 11, 7))
    assert ("only from" in told[1].message, told[1].args["since"]) == (True, date(2026, 11, 20))


@pytest.mark.rule("VOL-11")
def test_of_a_kind_without_a_name_the_valid_ones_are_shown(centre: Centre) -> None:
    register(centre, until="2026-10-31")
    here = [register(centre, holder="吴老师"), register(centre, "association", "青年志愿者协会")]
    collection, _ = centre.pile({"stamps": ["counsellor", "association"]})
    [entry] = centre.desk.look(CollectionShown, collection=collection).result().entries
    seals = centre.desk.look(SealRegister).result()
    assert [one.facts.id for one in true_seals(entry, seals, SealsNamed({}))] == here


@pytest.mark.rule("VOL-11", "COM-80")
def test_a_picture_is_a_png_and_nothing_else() -> None:
    reads = TypeAdapter(Picture)
    assert reads.validate_python(DOT).text == DOT
    for wrong in ("", "PHN2Zz4=", DOT[:-1], "x" * 300_000):
        with pytest.raises((ValueError, Unfit)):
            reads.validate_python(wrong)


@pytest.mark.rule("VOL-11", "VOL-14")
def test_a_seal_that_had_ended_credits_nothing_though_it_was_approved(centre: Centre) -> None:
    seal = centre.do("register_seal", kind="counsellor", holder="王导", since="2026-01-01")
    collection, [entry] = centre.pile({"stamps": [], "seals": [str(seal)]})
    centre.judged(collection, entry)
    centre.do("end_seal", seal=seal, until="2026-11-01")
    no = centre.refused("stamp_collection", collection=collection)
    assert (no.args["n"], no.mend) == (1, "send_back_entry")
    centre.judged(collection, entry, "send_back_entry", why="印章已停用")
    centre.do("stamp_collection", collection=collection)
    assert centre.balance() == 0


@pytest.mark.both
@pytest.mark.rule("VOL-11")
def test_a_kind_of_which_the_register_had_no_valid_seal_is_worth_nothing_without_a_name(
    centre: Centre,
) -> None:
    gone = register(centre, until="2026-11-07")
    register(centre, holder="吴老师", until="2026-10-31")
    services = (
        {},
        {"day": "2026-11-07"},
        {"stamps": ["association"], "start": 720, "end": 780},
        {"stamps": ["counsellor", "centre"], "start": 800, "end": 860},
    )
    collection, entries = centre.pile(*services)
    back, *good = (centre.entry(collection, one) for one in entries)
    assert back.step is Entry.SENT_BACK and [one.step for one in good] == [Entry.OPEN] * 3
    assert [one.id for one in back.lapsed] == [gone], "the one that ended last is named"
    assert centre.refused("approve_entry", collection=collection, entry=entries[0]).args["until"] == date(
        2026, 11, 7
    )
    later = register(centre, holder="郑老师", since="2026-11-08")
    assert centre.entry(collection, entries[0]).lapsed == (), "that of whoever is registered since was valid"
    centre.do("end_seal", seal=later, until="2026-11-08")
    centre.judged(collection, entries[0])


@pytest.mark.both
@pytest.mark.rule("VOL-11", "VOL-03")
def test_a_duty_that_was_stamped_with_no_valid_seal_goes_back_with_its_hand_in(centre: Centre) -> None:
    register(centre, "centre", "志愿服务中心", until="2026-11-07", picture=None)
    told = {
        "day": "2026-11-09",
        "start": 720,
        "end": 780,
        "place": "中心前台",
        "content": "值班",
        "people": 1,
    }
    slot = centre.do("plan_slot", klass=centre.classes["机电2314班"], what=told)
    [entry] = centre.do("tick_attendance", slot=slot, students=["23140501"], witness="许老师")
    collection = centre.hand_in()
    found = centre.entry(collection, entry)
    assert (found.step, found.lapsed[0].until) == (Entry.SENT_BACK, date(2026, 11, 7))
    centre.do("leave_for_next", collection=collection, entry=entry)
    assert centre.facts(collection).entries == ()
