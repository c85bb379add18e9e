"""Certificates on paper once more: what ended is printed by nobody, what is printed again says so (VOL-33, 35)."""

from typing import Any

import pytest
from sqlalchemy import select, text

from app.counter.documents import DocumentRow, PrintJob
from app.flows.volunteer.commands import certificates
from app.flows.volunteer.model.certificates import PrintedRow
from app.paper.framed import Certificate
from app.paper.frozen import from_json
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


@pytest.mark.rule("VOL-35", "VOL-36")
def test_a_class_file_that_is_made_once_more_says_so_on_every_certificate(certifying: Centre) -> None:
    centre = certifying
    credited(centre, ONE, OTHER)
    showed(centre, ONE, OTHER)
    batch = run(centre)
    centre.do("reprint_certificate", certificate=given(centre)[0].id)
    away = {"klass": centre.classes[KLASS], "batch": batch, "files": "class"}
    centre.do("put_away_certificates", **away)
    query = select(DocumentRow.data).where(DocumentRow.kind == "CB").order_by(DocumentRow.number)
    files = [from_json(r.data) for r in centre.rows(query)]
    counts = [[one.print for one in file.blocks if isinstance(one, Certificate)] for file in files]
    assert counts == [[1, 1], [3, 2]]


@pytest.mark.both
@pytest.mark.rule("VOL-35", "COM-06")
def test_of_two_counters_that_print_one_again_each_has_a_count_of_its_own(
    certifying: Centre, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = certifying
    credited(centre, ONE)
    showed(centre, ONE)
    issued = centre.do("issue_certificate", **GIVE)
    monkeypatch.setattr(certificates, "_held", once_both_know(certificates._held))
    again: dict[str, Any] = {"certificate": issued.certificate}
    with beside(centre, database) as other:
        said = at_once(
            lambda: centre.do("reprint_certificate", id="here", **again),
            lambda: other.do("reprint_certificate", id="there", **again),
        )
    query = select(DocumentRow.data).where(DocumentRow.kind == "VC").order_by(DocumentRow.made_at)
    blocks = [from_json(r.data).blocks[0] for r in centre.rows(query)]
    counts = sorted(one.print for one in blocks if isinstance(one, Certificate))
    assert counts == list(range(1, len(counts) + 1)) and len(counts) == 3 - sum(map(bool, said))


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
