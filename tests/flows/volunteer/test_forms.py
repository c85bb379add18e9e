"""Forms go out and come back, are stamped only as the ledger says, and say why (VOL-15, 22, 32)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text

from app.counter.documents import DocumentRow
from app.counter.overview import Agenda
from app.flows.volunteer.checks import forms_fit
from app.flows.volunteer.facts.enrolling import Replaced
from app.flows.volunteer.facts.form_views import FormsBook, TallyBook
from app.flows.volunteer.facts.forms import Stands
from app.flows.volunteer.facts.ids import ArchiveId, TallyId
from app.flows.volunteer.facts.tracks import Collection, Form
from app.flows.volunteer.model.form_moves import FormMoveRow
from app.flows.volunteer.rules.forms import is_done, stands, to_enter, to_give
from app.paper.frozen import from_json
from app.paper.model import Band, Facts, Hours, Keep, Paper, Row, Table, Words
from app.store.tables import DueAt
from tests.flows.volunteer.centre import CLERKS, Centre

FEW, OTHER, THIRD = "23140501", "23140502", "23140503"


def stamped(centre: Centre, *services: dict[str, object]) -> tuple[str, list[str]]:
    """A collection whose entries were approved and stamped."""
    collection, entries = centre.pile(*services or ({}, {"of": OTHER, "start": 720, "end": 840}))
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    return collection, entries


def papers(centre: Centre, kind: str) -> list[Paper]:
    """Every paper of a kind that was frozen, the newest last."""
    rows = centre.rows(select(DocumentRow.data).where(DocumentRow.kind == kind).order_by(DocumentRow.number))
    return [from_json(r.data) for r in rows]


def rows_of(paper: Paper) -> list[Row | Band]:
    [table] = [one for one in paper.blocks if isinstance(one, Table)]
    return [one for one in table.rows if isinstance(one, (Row, Band))]


def hours_of(paper: Paper) -> Hours:
    [keep] = [one for one in paper.blocks if isinstance(one, Keep)]
    return next(one for one in keep.blocks if isinstance(one, Hours))


def form(centre: Centre, student: str = FEW) -> Stands:
    """How a student's form stands; the book of all classes says the same."""
    one = stands(centre.student(student))
    book = centre.desk.look(FormsBook).result()
    [klass] = [one for one in book.classes if one.id == centre.student(student).spells[-1].klass]
    assert klass.forms[int(student[-2:]) - 1] == one
    return one


def found(centre: Centre) -> list[str]:
    with centre.house.store.reading() as db:
        return [str(one) for one in forms_fit(db)]


@pytest.mark.both
@pytest.mark.rule("VOL-15")
def test_forms_go_out_with_a_list_come_back_entered_and_are_stamped_and_kept(centre: Centre) -> None:
    collection, _ = stamped(centre)
    here, both = {"collection": collection}, {"students": [FEW, OTHER]}
    assert centre.refused("give_forms", **here, students=[FEW, THIRD]).args == {"students": [THIRD]}, (
        "nothing is to be entered on it"
    )
    assert "another class" in centre.refused("give_forms", **here, students=["24021001"]).message
    centre.do("give_forms", **here, **both)
    assert centre.facts(collection).step is Collection.ENTERED
    assert centre.refused("give_forms", **here, students=[FEW]).mend == "enter_forms"
    assert centre.refused("stamp_forms", **here, students=[FEW]).mend == "enter_forms"
    [listed] = papers(centre, "VL")
    lines = rows_of(listed)
    assert [one.cells[1] for one in lines if isinstance(one, Row)] == [FEW, OTHER]
    assert [one.cells[-2:] for one in lines if isinstance(one, Row)] == [("+3:00", "3:00"), ("+2:00", "2:00")]
    # seven days later it stands on Today
    [due] = [r for r in centre.rows(select(DueAt.name, DueAt.at)) if r.name == "forms_back"]
    assert due.at == centre.clock.now() + timedelta(days=7)
    centre.do("enter_forms", **here, students=[FEW])
    centre.do("name_difference", **here, student=OTHER, why="表上写成三小时")
    assert [form(centre, one).place for one in (FEW, OTHER)] == [Form.ENTERED, Form.DIFFERS]
    assert not [r for r in centre.rows(select(DueAt.name)) if r.name == "forms_back"], "both are back"
    assert centre.do("stamp_forms", **here, students=[FEW]) == 1
    centre.do("return_booklets", **here)
    assert centre.facts(collection).step is Collection.ENTERED, "one form differs"
    assert "given back" in centre.refused("return_booklets", **here).message
    centre.do("give_forms", **here, students=[OTHER])
    centre.do("enter_forms", **here, students=[OTHER])
    centre.do("stamp_forms", **here, students=[OTHER])
    assert centre.facts(collection).step is Collection.KEPT
    assert all(is_done(form(centre, one)) for one in (FEW, OTHER))
    assert found(centre) == []


@pytest.mark.rule("VOL-15", "COM-50")
def test_a_difference_falls_due_for_the_centre_until_the_form_is_given_once_more_or_replaced(
    centre: Centre,
) -> None:
    collection, _ = stamped(centre)
    here = {"collection": collection}

    def differs() -> list[datetime]:
        return [r.at for r in centre.rows(select(DueAt.at).where(DueAt.name == "difference"))]

    centre.do("give_forms", **here, students=[FEW, OTHER])
    named = centre.clock.now()
    centre.do("name_difference", **here, student=FEW, why="表上写成三小时")
    centre.clock.advance(timedelta(hours=5))
    centre.do("name_difference", **here, student=OTHER, why="少一次")
    assert differs() == [named + timedelta(days=3)], "the first that was named says until when"
    centre.clock.advance(timedelta(days=4))
    centre.desk.staff = CLERKS
    [due] = [one for one in centre.desk.look(Agenda).result().rows if one.name == "difference"]
    assert (due.case, due.does, due.mine) == (collection, "give_forms", True)
    centre.do("give_forms", **here, students=[FEW])
    assert differs() == [named + timedelta(hours=5, days=3)], "one is cleared, the other is not"
    centre.do("replace_form", student=OTHER, why=Replaced.FULL)
    while centre.desk.waiting:
        centre.house.store.writer.run(lambda db: None)
    assert differs() == []


@pytest.mark.both
@pytest.mark.rule("VOL-15")
def test_only_a_form_that_equals_the_ledger_is_stamped(centre: Centre) -> None:
    collection, (entry, _) = stamped(centre)
    here, one = {"collection": collection}, {"students": [FEW]}
    centre.do("give_forms", **here, **one)
    centre.judged(collection, entry, "judge_fake")
    centre.do("enter_forms", **here, **one)
    no = centre.refused("stamp_forms", **here, **one)
    assert (no.args["students"], no.mend) == ([FEW], "give_forms")
    assert to_give(form(centre))
    centre.do("give_forms", **here, **one)
    centre.do("enter_forms", **here, **one)
    centre.do("stamp_forms", **here, **one)
    [first, second, _] = centre.rows(
        select(FormMoveRow.acts, FormMoveRow.minutes)
        .where(FormMoveRow.student == FEW, FormMoveRow.to != "entered")
        .order_by(FormMoveRow.n)
    )
    assert (tuple(first), tuple(second)) == ((1, 180), (2, 0))
    # a judgement found later makes a stamped form wait again, though its collection is kept
    assert to_enter(form(centre)) == 0
    centre.judged(collection, entry, "withdraw_judgement")
    assert to_enter(form(centre)) == 1
    assert found(centre) == []


@pytest.mark.rule("VOL-15", "VOL-01")
def test_a_lost_form_is_entered_anew_and_a_full_one_goes_on(centre: Centre) -> None:
    collection, _ = stamped(centre)
    here, one = {"collection": collection}, {"students": [FEW]}
    centre.do("give_forms", **here, **one)
    full = {"student": FEW, "why": Replaced.FULL}
    assert centre.refused("replace_form", **full).mend == "enter_forms", "it is out: it would be seen no more"
    centre.do("replace_form", student=FEW, why=Replaced.LOST)
    assert (form(centre).place, to_enter(form(centre))) == (Form.KEPT, 1)
    assert centre.facts(collection).out is None, "a lost one comes back no more"
    centre.do("give_forms", **here, **one)
    centre.do("enter_forms", **here, **one)
    assert centre.refused("replace_form", **full).mend == "stamp_forms"
    centre.do("stamp_forms", **here, **one)
    centre.do("replace_form", **full)
    assert to_enter(form(centre)) == 0
    centre.do("replace_form", student=FEW, why=Replaced.LOST)
    assert to_enter(form(centre)) == 1


@pytest.mark.rule("VOL-15")
def test_collections_that_wait_for_the_same_forms_are_kept_together_and_go_on_with_the_month(
    centre: Centre,
) -> None:
    first, _ = stamped(centre)
    centre.do("return_booklets", collection=first)
    centre.do("give_forms", collection=first, students=[FEW, OTHER])
    centre.clock.set(datetime(2026, 11, 30, 6, tzinfo=UTC))
    second, _ = stamped(centre, {"day": "2026-11-20"})
    centre.do("return_booklets", collection=second)
    centre.do("enter_forms", collection=first, students=[FEW, OTHER])
    centre.do("stamp_forms", collection=first, students=[OTHER])
    assert centre.refused("stamp_forms", collection=first, students=[FEW]).args["students"] == [FEW]
    for act in ("give_forms", "enter_forms"):
        centre.do(act, collection=second, students=[FEW])
    centre.do("stamp_forms", collection=second, students=[FEW], others=[first])
    assert {centre.facts(one).step for one in (first, second)} == {Collection.KEPT}
    due = {r.name: r.at for r in centre.rows(select(DueAt.name, DueAt.at).where(DueAt.case == first))}
    assert due["tally"].astimezone(centre.desk.settings.zone).date() == date(2026, 12, 5)
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    tally = {"tally": TallyId.of(centre.classes["机电2314班"], date(2026, 11, 1))}
    centre.do("confirm_tally", **tally, leader="刘洋")
    centre.do("check_tally", **tally, collections=[first, second])
    assert {centre.facts(one).step for one in (first, second)} == {Collection.TALLIED}


@pytest.mark.rule("VOL-15", "VOL-30", "VOL-31")
def test_a_collection_that_is_kept_after_its_month_was_checked_goes_on_with_the_first_month_after_it(
    centre: Centre,
) -> None:
    collection, _ = stamped(centre)
    klass = centre.classes["机电2314班"]
    here = {"collection": collection, "students": [FEW, OTHER]}
    november, december = (TallyId.of(klass, date(2026, month, 1)) for month in (11, 12))
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    centre.do("confirm_tally", tally=november, leader="刘洋")
    centre.do("check_tally", tally=november, collections=[])
    for act in ("give_forms", "enter_forms", "stamp_forms"):
        centre.do(act, **here)
    centre.do("return_booklets", collection=collection)
    assert [one.id for one in centre.desk.look(TallyBook).result().months] == [november], "not over yet"
    centre.clock.set(datetime(2027, 1, 4, 6, tzinfo=UTC))
    assert [one.id for one in centre.desk.look(TallyBook).result().months] == [december, november]
    centre.do("confirm_tally", tally=december, leader="刘洋")
    centre.do("check_tally", tally=december, collections=[collection])
    archive = {"archive": ArchiveId.of(klass, 2026)}
    for month, along in ((11, ()), (12, (collection,))):
        centre.do("enter_month", **archive, month=f"2026-{month}-01", collections=along)
    assert centre.facts(collection).step is Collection.ARCHIVED
    assert [one.id for one in centre.desk.look(TallyBook).result().months] == [december, november]


@pytest.mark.rule("VOL-15")
def test_where_nothing_is_to_be_entered_the_booklets_go_home_and_that_is_all(centre: Centre) -> None:
    collection, [entry] = centre.pile({})
    centre.judged(collection, entry, "send_back_entry", why="缺章")
    centre.do("stamp_collection", collection=collection)
    centre.do("return_booklets", collection=collection)
    assert centre.facts(collection).step is Collection.KEPT


@pytest.mark.rule("VOL-15")
def test_booklets_of_which_all_was_entered_wrongly_go_home_without_a_slip(centre: Centre) -> None:
    collection, [entry] = centre.pile({})
    centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    centre.judged(collection, entry, "strike_stamped", why="录错了人")
    centre.do("return_booklets", collection=collection)
    assert centre.facts(collection).returned and papers(centre, "VB") == []


@pytest.mark.rule("VOL-20", "VOL-22")
def test_the_form_says_why_less_is_taken_than_a_fake_costs(centre: Centre) -> None:
    collection, [entry, _] = stamped(centre)
    centre.judged(collection, entry, "judge_fake")
    centre.do("print_forms", students=[FEW])
    [sheet] = papers(centre, "VF")
    [service, band, *_] = rows_of(sheet)
    assert isinstance(service, Row) and service.struck == 5
    assert "did not suffice" in str(band) and "−3:00" in str(band)


@pytest.mark.rule("VOL-32", "VOL-22", "VOL-30")
def test_the_form_says_every_entry_deduction_and_balance_and_the_pencil_note(centre: Centre) -> None:
    days = ("2026-10-10", "2026-10-31", "2026-11-07", "2026-11-08", "2026-11-14")
    collection, entries = centre.pile(*({"day": day} for day in days))
    for entry in (*entries[:2], *entries[3:]):
        centre.judged(collection, entry)
    centre.judged(collection, entries[2], "send_back_entry", why="再核")
    centre.do("stamp_collection", collection=collection)
    centre.judged(collection, entries[2], "judge_fake")
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    for month in (date(2026, 10, 1), date(2026, 11, 1)):
        tally = {"tally": TallyId.of(centre.classes["机电2314班"], month)}
        centre.do("confirm_tally", **tally, leader="刘洋")
        centre.do("check_tally", **tally, collections=[])
    centre.judged(collection, entries[0], "judge_fake")
    [document] = centre.do("print_forms", students=[FEW])
    assert document
    [sheet] = papers(centre, "VF")
    assert sheet.corner is not None
    assert [one.args for one in sheet.corner.notes if not isinstance(one, str)] == [  # type: ignore[union-attr]
        {"month": "10", "hours": "6:00"},
        {"month": "11", "hours": "6:00", "lost": "−3:00"},
    ], "December is not confirmed yet"
    [keep] = [one for one in sheet.blocks if isinstance(one, Keep)]
    told = [one.says for one in keep.blocks if isinstance(one, Words)]
    assert "Not tallied yet" in str(told[0]) and "2026-12" in str(told[0]), "and the form says so"
    rows = rows_of(sheet)
    services = [one for one in rows if isinstance(one, Row)]
    assert [(one.cells[5], one.cells[8]) for one in services] == [
        ("3:00", "3:00"),
        ("3:00", "6:00"),
        ("3:00", "9:00"),
        ("3:00", "12:00"),
        ("3:00", "12:00"),
    ]
    assert [one.struck for one in services] == [5, None, None, None, 5], "a fake, stamped before or never"
    bands = [(one.cells[5], one.cells[8:]) for one in rows if isinstance(one, Band)]
    assert bands == [
        ("6:00", ()),
        ("−3:00", ("9:00",)),
        ("3:00", ()),
        ("−9:00", ("0:00",)),
        ("−9:00", ()),
    ], "October; first fake; November; second fake: its own three hours and twice as many; December"
    assert sum(one.sum or 0 for one in rows) == hours_of(sheet).minutes == 0


@pytest.mark.rule("VOL-32", "VOL-01")
def test_the_head_of_the_form_says_whose_it_is_by_every_number(centre: Centre) -> None:
    told = {"kind": "identity_card", "shown": "3300**********2846", "volunteer": "3300000002093"}
    centre.do("note_document", student=FEW, **told)
    for why in ("lost", "full"):
        centre.do("replace_form", student=FEW, why=why)
    centre.do("print_forms", students=[FEW, OTHER])
    few, other = papers(centre, "VF")[-2:]
    if str(other.number) > str(few.number):
        few, other = other, few
    heads = [
        {one.label.message: one.value for one in block.facts}  # type: ignore[union-attr]
        for sheet in (few, other)
        for block in sheet.blocks
        if isinstance(block, Facts)
    ]
    assert [one["Volunteer number"] for one in heads] == ["3300000002093", "—"]
    assert [one.get("Form") and one["Form"].args for one in heads] == [{"n": 3}, None]
    assert [one["Number"] for one in heads] == [FEW, OTHER]


@pytest.mark.rule("VOL-15", "VOL-32", "COM-05")
def test_the_deep_audit_finds_a_stamped_form_that_was_not_what_the_ledger_said(centre: Centre) -> None:
    collection, _ = stamped(centre)
    for act in ("give_forms", "enter_forms", "stamp_forms"):
        centre.do(act, collection=collection, students=[FEW])
    assert found(centre) == []
    changed = "UPDATE volunteer_form_moves SET minutes = 240 WHERE \"to\" = 'kept'"
    centre.house.store.writer.run(lambda db: db.execute(text(changed)))
    assert len(found(centre)) == 1


@pytest.mark.rule("VOL-32")
def test_a_slip_in_each_booklet_says_what_counts_what_does_not_and_why(centre: Centre) -> None:
    collection, entries = centre.pile({}, {"start": 720, "end": 780}, {"of": OTHER, "start": 800, "end": 830})
    centre.judged(collection, entries[0])
    centre.judged(collection, entries[1], "judge_fake")
    centre.judged(collection, entries[2], "send_back_entry", why="缺章")
    centre.do("stamp_collection", collection=collection)
    centre.do("return_booklets", collection=collection)
    few, other = papers(centre, "VB")
    assert few.number != other.number
    tables = [one for one in few.blocks if isinstance(one, Table)]
    assert [[row.cells[1] for row in one.rows if isinstance(row, Row)] for one in tables] == [
        ["3:00"],
        ["1:00"],
    ]
    [words] = [one for one in other.blocks if "until" in f"{getattr(one, 'says', '')}"]
    assert words.says.args["day"] == date(2026, 12, 8)  # type: ignore[union-attr]
