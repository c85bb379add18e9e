"""Certificates on paper once more: what ended is printed by nobody, what is printed again says so (VOL-33, 35)."""

import re

import pytest
from sqlalchemy import select, text

from app.counter import print_counts
from app.counter.documents import PrintJob
from app.counter.print_facts import PrintCentre
from app.counter.print_queue import drawn
from app.flows.volunteer.facts.certificates import CertificatesBook
from app.flows.volunteer.model.certificates import PrintedRow
from app.paper.viewing import viewed
from tests.fixtures import Database
from tests.flows.volunteer.at_once import at_once, beside, once_both_know
from tests.flows.volunteer.centre import CLASSES, Centre
from tests.flows.volunteer.certified import ONE, OTHER, certifying, credited, given
from tests.flows.volunteer.certified import shown as showed

__all__ = ["certifying"]
KLASS = next(iter(CLASSES))
GIVE = {"holder": ONE, "style": "portrait"}


def run(centre: Centre) -> str:
    """A run over the class of two students, put away as one file."""
    asked = {"klasses": [centre.classes[KLASS]], "style": "portrait"}
    batch = str(centre.do("issue_certificates", **asked).batch)
    centre.house.batches.finish()
    return batch


def printed_on(centre: Centre, number: str) -> list[str]:
    """The documents of a certificate."""
    certificate = next(one.id for one in given(centre) if one.number == number)
    query = select(PrintedRow.document).where(PrintedRow.certificate == certificate)
    return [r.document for r in centre.rows(query)]


@pytest.mark.both
@pytest.mark.rule("VOL-35", "COM-31")
def test_what_is_in_force_no_more_comes_out_of_no_printer_again(certifying: Centre) -> None:
    centre = certifying
    collection, entries = credited(centre, ONE, OTHER)
    showed(centre, ONE, OTHER)
    run(centre)
    first, second = (one.number for one in given(centre))
    alone = centre.do("reprint_certificate", certificate=given(centre)[0].id)
    theirs = centre.do("reprint_certificate", certificate=given(centre)[1].id)
    centre.do("house.print_again", document=alone)
    centre.judged(collection, entries[0], "judge_fake")
    for document in printed_on(centre, first):
        no = centre.refused("house.print_again", document=document)
        assert (no.args["numbers"], no.mend) == ([first], "reprint_certificate")
    assert len(printed_on(centre, first)) == 2, "by itself, and in the file of its class"
    centre.do("house.print_again", document=theirs)
    # nor does a print of it that stood aside
    stood = "UPDATE print_jobs SET state = 'failed', why = NULL"
    centre.house.store.writer.run(lambda db: db.execute(text(stood)))
    jobs = {r.document: r.id for r in centre.rows(select(PrintJob.id, PrintJob.document))}
    assert centre.refused("house.send_again", job=jobs[alone]).args["numbers"] == [first]
    centre.do("house.send_again", job=jobs[theirs])
    # one that was superseded is none either
    centre.do("issue_certificate", holder=OTHER, style="portrait", anew=True)
    assert centre.refused("house.print_again", document=theirs).args["numbers"] == [second]


def sheets(centre: Centre, number: str) -> list[int]:
    """How manieth print each sheet of a certificate that was asked for says that it is."""
    [certificate] = [one.id for one in given(centre) if one.number == number]
    query = (
        select(PrintJob.id, PrintJob.document)
        .join(PrintedRow, PrintedRow.document == PrintJob.document)
        .where(PrintedRow.certificate == certificate)
    )
    with centre.house.store.reading() as db:
        return sorted(drawn(db, r.document, r.id).print.counts[number] for r in db.execute(query))


@pytest.mark.both
@pytest.mark.rule("VOL-35", "VOL-36", "COM-31")
def test_each_sheet_of_a_certificate_that_leaves_bears_a_number_of_its_own(certifying: Centre) -> None:
    """Given, printed again from the print centre and in the book, in turns, and in the file of its class."""
    centre = certifying
    credited(centre, ONE, OTHER)
    showed(centre, ONE, OTHER)
    batch = run(centre)
    first, second = given(centre)
    [file] = printed_on(centre, first.number)
    again = {"certificate": first.id}
    alone = centre.do("reprint_certificate", **again)
    centre.do("house.print_again", document=file)
    centre.do("house.print_again", document=alone)
    centre.do("reprint_certificate", **again)
    centre.do("house.print_again", document=alone)
    away = {"klass": centre.classes[KLASS], "batch": batch, "files": "class"}
    centre.do("put_away_certificates", **away)
    assert sheets(centre, first.number) == [1, 2, 3, 4, 5, 6, 7]
    assert sheets(centre, second.number) == [1, 2, 3]
    # what is said on paper, and in the book
    centre.house.prints.print_what_waits()
    pdfs = (centre.house.home / "papers").rglob("*.pdf")
    words = "".join(viewed(one.read_bytes()).text for one in pdfs)
    assert sorted(re.findall(r"补打 · 第 (\d) 次打印", words)) == list("22334567"), "an original says nothing"
    [now] = [one for one in centre.desk.look(CertificatesBook).result().newest if one.facts.id == first.id]
    assert now.facts.prints == 7


@pytest.mark.rule("VOL-35", "COM-40", "COM-41")
def test_what_ends_while_its_print_waits_comes_out_no_more(certifying: Centre) -> None:
    centre = certifying
    collection, entries = credited(centre, ONE, OTHER)
    showed(centre, ONE, OTHER)
    fell = centre.do("issue_certificate", **GIVE)
    stays = centre.do("issue_certificate", **GIVE | {"holder": OTHER})
    run(centre)
    centre.judged(collection, entries[0], "judge_fake")
    centre.house.prints.print_what_waits()
    jobs = {r.document: r for r in centre.rows(select(PrintJob.__table__))}
    assert jobs[stays.document].state == "printed" and jobs[fell.document].state == "failed"
    assert list((centre.house.home / "papers").rglob(f"{fell.number}*")) == []
    [told] = [one for one in centre.desk.look(PrintCentre).result().needed if one.document == fell.document]
    assert told.why and told.why.args == {"numbers": [fell.number]}
    assert centre.refused("house.send_again", job=told.id).args["numbers"] == [fell.number]


@pytest.mark.both
@pytest.mark.rule("VOL-35", "COM-06")
def test_of_two_counters_that_print_one_again_each_has_a_count_of_its_own(
    certifying: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One in the book, one from the print centre."""
    centre = certifying
    credited(centre, ONE)
    showed(centre, ONE)
    issued = centre.do("issue_certificate", **GIVE)
    monkeypatch.setattr(print_counts, "count", once_both_know(print_counts.count))
    with beside(centre, database) as other:
        said = at_once(
            lambda: centre.do("reprint_certificate", id="here", certificate=issued.certificate),
            lambda: other.do("house.print_again", id="there", document=issued.document),
        )
    assert said == ["", ""] and sheets(centre, issued.number) == [1, 2, 3]


@pytest.mark.rule("VOL-33", "COM-05")
def test_nobody_whose_name_was_forgotten_is_certified_as_a_dash(certifying: Centre) -> None:
    centre = certifying
    credited(centre, ONE)
    showed(centre, ONE)
    forgotten = (
        "UPDATE drawer SET text = NULL WHERE id = (SELECT name FROM volunteer_students WHERE id = :one)"
    )
    centre.house.store.writer.run(lambda db: db.execute(text(forgotten), {"one": ONE}))
    assert "was forgotten" in centre.refused("issue_certificate", **GIVE).message
    assert given(centre) == []
