"""Certificates of whole classes in one run: sorted, put away by class, paused, cancelled, cut off, gone on with (VOL-36)."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from app.counter.batch_facts import Batch, BatchShown
from app.counter.batch_worker import BatchWorker
from app.counter.batches import BatchRow, shown
from app.counter.checks import numbers_fit
from app.counter.documents import DocumentRow
from app.counter.print_counts import CountRow
from app.flows.volunteer.facts.certificates import CertificatesBook
from app.flows.volunteer.facts.roles import CENTRE, SECRETARY
from app.flows.volunteer.model.certificates import PrintedRow
from app.flows.volunteer.rules import certificates as rules
from app.kernel.refusal import NotNow, Refused
from app.kernel.text import Text
from app.store.signing import Signing
from tests.fixtures import Database
from tests.flows.volunteer.centre import CLASSES, HEADS, MANAGER, Centre
from tests.flows.volunteer.certified import PHRASE, certifying, credited, given, numbers, pupils
from tests.flows.volunteer.certified import shown as showed
from tests.flows.volunteer.test_forms import papers

__all__ = ["certifying"]
NAMES = list(CLASSES)


def furnish(centre: Centre) -> None:
    """Everybody has hours; one has shown no document, and one nothing at all."""
    for klass in NAMES:
        credited(centre, *pupils(klass)[:5], klass=klass)
        showed(centre, *pupils(klass)[1:])


def begin(centre: Centre, **more: Any) -> str:
    """A batch of both classes."""
    args = {"klasses": [centre.classes[name] for name in NAMES], "style": "portrait"} | more
    return str(centre.do("issue_certificates", **args).batch)


def state(centre: Centre) -> BatchShown:
    """The batch as its screen shows it."""
    with centre.house.store.reading() as db:
        return shown(db, "volunteer").rows[0]


def whole(centre: Centre) -> bool:
    """Whether nobody has two certificates and no number is missing."""
    rows = given(centre)
    with centre.house.store.reading() as db:
        return len({r.student for r in rows}) == len(rows) and not list(numbers_fit(db))


@pytest.mark.both
@pytest.mark.rule("VOL-36", "COM-43", "COM-14")
def test_a_run_is_sorted_put_away_by_class_and_names_whom_it_left_out(certifying: Centre) -> None:
    centre = certifying
    furnish(centre)
    begin(centre)
    centre.house.batches.finish()
    rows = given(centre)
    # sorted by class and number; what was skipped used no number
    assert [r.student for r in rows] == [one for name in sorted(NAMES) for one in pupils(name)[1:5]]
    assert numbers(rows) == list(range(1, 9)) and whole(centre)
    batch = state(centre)
    assert (batch.facts.step, batch.ended, batch.count, batch.done) == (Batch.DONE, True, 12, 8)
    assert [one.about for one in batch.skipped] == [
        p for name in sorted(NAMES) for p in (pupils(name)[0], pupils(name)[5])
    ]
    assert ["no document" in one.no.message for one in batch.skipped] == [True, False, True, False]
    documents = centre.rows(
        select(DocumentRow.kind, DocumentRow.number).order_by(DocumentRow.made_at, DocumentRow.number)
    )
    assert [r.kind for r in documents if r.kind in ("CB", "SL")] == ["CB", "CB", "SL", "SL"]
    assert len(centre.rows(select(PrintedRow.__table__))) == 8
    book = centre.desk.look(CertificatesBook).result()
    assert [(one.name, one.covered, one.without_document) for one in book.classes] == [
        (n, 4, 1) for n in sorted(NAMES)
    ]
    away = {"klass": centre.classes[NAMES[0]], "batch": batch.facts.id, "files": "class"}
    assert centre.do("put_away_certificates", **away) == 4  # lost paper is printed once more
    # once more gives nobody a second one
    begin(centre)
    centre.house.batches.finish()
    assert given(centre) == rows and len(state(centre).skipped) == 12


@pytest.mark.both
@pytest.mark.rule("VOL-35", "VOL-36")
def test_a_class_file_that_is_put_away_again_says_so_and_counts(certifying: Centre) -> None:
    """Each certificate counts its own prints: one of four was printed alone before the class came a third time."""
    centre = certifying
    furnish(centre)
    begin(centre, klasses=[centre.classes[NAMES[0]]])
    centre.house.batches.finish()
    away = {"klass": centre.classes[NAMES[0]], "batch": state(centre).facts.id, "files": "class"}

    def told() -> tuple[list[int], str]:
        file, signing = papers(centre, "CB")[-1], papers(centre, "SL")[-1]
        assert isinstance(signing.note, Text)
        counts = (
            select(CountRow.n)
            .join(DocumentRow, DocumentRow.id == CountRow.document)
            .where(DocumentRow.number == file.number)
            .order_by(CountRow.page)
        )
        return [r.n for r in centre.rows(counts)], signing.note.message

    once = told()
    assert once[0] == [1] * 4 and "printed again" not in once[1]
    centre.do("put_away_certificates", **away)
    assert told()[0] == [2] * 4
    centre.do("reprint_certificate", certificate=given(centre)[2].id)
    centre.do("put_away_certificates", **away)
    assert told()[0] == [3, 3, 4, 3] and "printed again" in told()[1]
    assert "print {n}" in told()[1]


@pytest.mark.rule("VOL-36", "COM-40")
def test_files_hold_so_many_pages_or_one_certificate_each(
    certifying: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = certifying
    furnish(centre)
    monkeypatch.setattr("app.flows.volunteer.commands.batches.PART", 3)
    begin(centre, klasses=[centre.classes[NAMES[0]]])
    centre.house.batches.finish()
    printed = [
        r.n
        for r in centre.rows(text("SELECT count(*) AS n FROM volunteer_certificate_prints GROUP BY document"))
    ]
    assert sorted(printed) == [1, 3] and rules.PART == 200
    begin(centre, klasses=[centre.classes[NAMES[1]]], files="each")
    centre.house.batches.finish()
    kinds = [r.kind for r in centre.rows(select(DocumentRow.kind).order_by(DocumentRow.made_at))]
    assert (kinds.count("VC"), kinds.count("SL"), kinds.count("CB")) == (4, 2, 2)


@pytest.mark.rule("VOL-36", "COM-43")
def test_a_run_is_paused_gone_on_with_and_cancelled_and_what_it_gave_is_put_away(certifying: Centre) -> None:
    centre = certifying
    furnish(centre)
    batch = begin(centre)
    centre.do("house.pause_batch", batch=batch)
    centre.house.batches.finish()
    assert given(centre) == [] and state(centre).facts.step is Batch.PAUSED
    centre.do("house.go_on_with_batch", batch=batch)
    stop_after(centre, 3, "house.cancel_batch", batch)
    centre.house.batches.finish()
    found = state(centre)
    assert (found.facts.step, found.ended, len(given(centre))) == (Batch.CANCELLED, True, 3)
    assert [r.kind for r in centre.rows(select(DocumentRow.kind)) if r.kind in ("CB", "SL")].count("CB") == 1
    assert whole(centre) and len(centre.rows(select(PrintedRow.__table__))) == 3
    assert centre.refused("house.go_on_with_batch", batch=batch)


def stop_after(centre: Centre, certificates: int, act: str, batch: str) -> None:
    """Have somebody press a button once so many certificates are given."""
    pressed_after(centre, certificates, lambda: centre.do(act, batch=batch))


def pressed_after(centre: Centre, certificates: int, press: Callable[[], Any]) -> None:
    """Have something done once so many certificates are given."""
    told, once = centre.house.batches, [press]

    def pressed(real: Any) -> Any:
        def done(*call: Any) -> bool:
            answer: bool = real(*call)
            if once and len(given(centre)) == certificates:
                once.pop()()
            return answer

        return done

    told._done = pressed(told._done)  # type: ignore[method-assign]


@pytest.mark.rule("VOL-36", "VOL-34")
def test_a_run_waits_for_its_key_and_goes_on_once_it_is_open(certifying: Centre) -> None:
    centre = certifying
    furnish(centre)
    begin(centre)
    centre.desk.bus.signing = Signing(centre.house.home / "keys")
    with pytest.raises(NotNow):
        centre.house.batches.finish()
    waits = state(centre).waits
    assert waits and waits.mend == "unlock_key", "every counter shows why it waits"
    assert given(centre) == [] and state(centre).answered == 1  # whoever showed no document needs no key
    centre.do("unlock_key", phrase=PHRASE)
    centre.house.batches.start()
    centre.house.batches.drain()
    assert len(given(centre)) == 8 and state(centre).facts.step is Batch.DONE and not state(centre).waits


@pytest.mark.both
@pytest.mark.rule("VOL-36", "COM-43", "COM-61")
def test_a_run_that_is_killed_goes_on_where_it_stopped(certifying: Centre, database: Database) -> None:
    """A process of its own is killed while it gives certificates, three times; nobody gets two, no number is lost."""
    centre = certifying
    furnish(centre)
    begin(centre)
    home = centre.house.home
    env = os.environ | {"PYTHONPATH": str(Path.cwd())}
    told = [sys.executable, "-m", "tests.flows.volunteer.runs_batches", str(home), database.url or "", PHRASE]
    for _ in range(3):
        with subprocess.Popen(told, env=env, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout
            assert child.stdout.readline() == "given\n"
            os.kill(child.pid, signal.SIGKILL)
    assert 3 <= len(given(centre)) < 8
    centre.house.batches.finish()
    assert [r.student for r in given(centre)] == [one for name in sorted(NAMES) for one in pupils(name)[1:5]]
    assert numbers(given(centre)) == list(range(1, 9)) and whole(centre)
    assert [r.state for r in centre.rows(select(BatchRow.state))] == ["done"]


@pytest.mark.rule("VOL-36", "COM-43")
@pytest.mark.parametrize("act", ["go_on_with_batch", "cancel_batch"])
def test_a_run_of_somebody_who_left_is_taken_over(certifying: Centre, act: str) -> None:
    centre = certifying
    furnish(centre)
    batch = begin(centre)
    [items] = centre.rows(select(BatchRow.items))
    for n, (name, args, *_) in enumerate(json.loads(items.items)[:2]):
        with contextlib.suppress(Refused):  # the first has shown no document
            centre.do(name, **args, id=f"{batch}.{n}")
    centre.do("house.let_go", MANAGER, login="xu")
    centre.house.batches.finish()
    assert len(given(centre)) == 1 and not state(centre).ended, "nobody answers for it"
    told = state(centre).waits
    assert told and "works here no more" in told.message
    # whoever may not give certificates does not go on with it: each of them would be refused, and left out
    assert centre.refused(f"house.{act}", MANAGER, batch=batch).who == tuple(sorted(CENTRE))
    centre.do(f"house.{act}", HEADS, batch=batch)
    centre.house.batches.finish()
    cancelled = act == "cancel_batch"
    assert state(centre).ended and len(given(centre)) == (1 if cancelled else 8)
    kinds = [r.kind for r in centre.rows(select(DocumentRow.kind))]
    assert kinds.count("CB") == kinds.count("SL") == (1 if cancelled else 2), "what was given is put away"
    assert state(centre).waits is None


@pytest.mark.rule("VOL-36", "COM-43")
@pytest.mark.parametrize("left", ["let go", "other work", "cancelled"])
def test_a_run_stops_and_says_so_once_its_clerk_is_gone(certifying: Centre, left: str) -> None:
    """Let go, or given other work: nothing more is certified in that name until somebody goes on."""
    centre = certifying
    furnish(centre)
    batch = begin(centre)

    def gone() -> None:
        if left == "other work":
            centre.do("house.change_roles", MANAGER, login="xu", roles=[SECRETARY])
        else:
            centre.do("house.let_go", MANAGER, login="xu")

    def cancelled() -> None:
        centre.do("house.cancel_batch", batch=batch)
        gone()

    pressed_after(centre, 2, cancelled if left == "cancelled" else gone)
    centre.house.batches.finish()
    told = state(centre)
    assert told.waits and "works here no more" in told.waits.message and not told.ended
    assert len(given(centre)) == 2 and whole(centre)
    centre.do("house.go_on_with_batch", HEADS, batch=batch)
    centre.house.batches.finish()
    assert state(centre).ended and state(centre).waits is None
    assert len(given(centre)) == (2 if left == "cancelled" else 8) and whole(centre)
    assert len(centre.rows(select(PrintedRow.__table__))) == len(given(centre)), "what was given is put away"
    assert {r.handler is None for r in given(centre)} == {False}


@pytest.mark.rule("VOL-36", "COM-43")
def test_a_run_of_a_counter_that_is_gone_is_gone_on_with_at_another(certifying: Centre) -> None:
    """Its data lie where they lay; the other counter has a copy of the key. Were it still there, it would stop."""
    centre = certifying
    furnish(centre)
    batch = begin(centre)
    centre.do("house.add_counter", MANAGER, counter="B2", name="窗口二", flows=["volunteer"])
    here = centre.desk.counter

    def elsewhere() -> None:
        centre.desk.counter = "B2"
        centre.do("house.go_on_with_batch", batch=batch)
        centre.desk.counter = here

    pressed_after(centre, 3, elsewhere)
    centre.house.batches.finish()
    assert state(centre).counter == "B2" and len(given(centre)) == 3 and not state(centre).ended
    centre.desk.counter = "B2"
    other = BatchWorker(centre.desk)
    other.finish()
    other.close()
    assert state(centre).ended and len(given(centre)) == 8 and whole(centre)
    assert {r.number.split("-")[1] for r in given(centre)} == {here, "B2"}


@pytest.mark.rule("VOL-35", "VOL-36")
def test_what_was_withdrawn_while_a_run_went_on_is_put_away_for_nobody(certifying: Centre) -> None:
    centre, klass = certifying, certifying.classes[NAMES[0]]
    one, other = pupils(NAMES[0])[:2]
    collection, entries = credited(centre, one, other)
    showed(centre, one, other)
    batch = str(centre.do("issue_certificates", klasses=[klass], style="portrait").batch)
    for student in (one, other):
        centre.do("issue_certificate", holder=student, style="portrait", batch=batch, alone=False)
    centre.judged(collection, entries[0], "judge_fake")
    assert centre.do("put_away_certificates", klass=klass, batch=batch, files="class") == 1
    [printed] = centre.rows(select(PrintedRow.certificate))
    assert {r.id: r.student for r in given(centre)}[printed.certificate] == other


@pytest.mark.rule("VOL-01", "VOL-36")
def test_who_moves_while_a_run_goes_on_is_left_out_by_name_and_gets_no_number(certifying: Centre) -> None:
    centre, klass = certifying, certifying.classes[NAMES[0]]
    one, other = pupils(NAMES[0])[:2]
    collection, _ = credited(centre, one, other)
    for act in ("give_forms", "enter_forms", "stamp_forms"):
        centre.do(act, collection=collection, students=[one, other])
    showed(centre, one, other)
    centre.do("issue_certificates", klasses=[klass], style="portrait")
    centre.do("move_student", student=one, klass=centre.classes[NAMES[1]], on="2026-11-20")
    centre.house.batches.finish()
    assert [r.student for r in given(centre)] == [other]
    [run] = centre.desk.look(CertificatesBook).result().batches
    assert any("Moved to another class" in said.no.message for said in run.skipped if said.about == one)
