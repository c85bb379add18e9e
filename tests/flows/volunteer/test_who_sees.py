"""Who sees what: every query of the centre × every role, and every paper by every way to it (VOL-04)."""

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.closed import ClosedCases, ClosedPapers
from app.counter.documents import DocumentRow, PrintJob
from app.counter.kept_back import KeptBack
from app.counter.overview import CaseLines, FlowDues, FlowHits, Hits
from app.counter.print_facts import Documents, DocumentShown, FlowPaperRoles, PrintCentre
from app.flows.volunteer import papers
from app.flows.volunteer.facts.activities import Activities
from app.flows.volunteer.facts.archive import ArchiveShown, Shelf
from app.flows.volunteer.facts.certificates import (
    CertificatesBook,
    ClassCertificates,
    RunFiles,
    SignedList,
    StatusPage,
    Verified,
)
from app.flows.volunteer.facts.college import CollegeList
from app.flows.volunteer.facts.drawing import Redrawn, Samples, SampleShown
from app.flows.volunteer.facts.exporting import Exports, ExportShown
from app.flows.volunteer.facts.figures import Figures, Records
from app.flows.volunteer.facts.form_views import ClassForms, FormsBook, TallyBook, TallyShown
from app.flows.volunteer.facts.ids import ArchiveId, TallyId
from app.flows.volunteer.facts.people import Classes, ClassStudents, StudentsFound
from app.flows.volunteer.facts.roles import CLERK, HEAD, SECRETARY
from app.flows.volunteer.facts.roster import WeekShown
from app.flows.volunteer.facts.seals import SealRegister, SealsNamed
from app.flows.volunteer.facts.signals import Looks
from app.flows.volunteer.facts.supervising import ClassNews
from app.flows.volunteer.facts.views import Board, CollectionShown, LedgerShown, Roster
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.papers.kinds import OURS
from app.kernel.judge import Staff
from app.kernel.numbers import Kind
from app.kernel.refusal import Refused
from tests.flows.volunteer.centre import CLASSES, CLERKS, HEADS, MANAGER, Centre
from tests.flows.volunteer.certified import certifying, code_of, credited, given, pupils
from tests.flows.volunteer.certified import shown as showed
from tests.flows.volunteer.test_supervising import PLANNED

__all__ = ["certifying"]
CLASS, OTHER = CLASSES
DAYS = {"first": date(2026, 11, 8), "last": date(2026, 11, 8)}
SEES_ALL = (CLERKS, HEADS, MANAGER)
SECRETARIES, WAITERS = Staff("fang", frozenset({SECRETARY})), Staff("lin", frozenset({"waiter"}))
LISTED, OF_CLASS, OF_CENTRE, OF_NOBODY, OF_HOUSE = "listed", "class", "centre", "nobody", "house"
"""What lists classes, is of one class, is the centre's over all of them, is of no class, is asked by the house for a query."""
TABLE: Mapping[type, str] = {
    **dict.fromkeys((Activities, Board, CertificatesBook, Classes, CollegeList, Figures, FlowDues), LISTED),
    **dict.fromkeys((FlowHits, FormsBook, Records, Shelf, StudentsFound, TallyBook), LISTED),
    **dict.fromkeys((ArchiveShown, ClassCertificates, ClassForms, ClassNews, ClassStudents), OF_CLASS),
    **dict.fromkeys(
        (CollectionShown, LedgerShown, Looks, Roster, SealsNamed, TallyShown, WeekShown), OF_CLASS
    ),
    **dict.fromkeys((Exports, ExportShown, Redrawn, RunFiles, Samples, SampleShown), OF_CENTRE),
    **dict.fromkeys((SealRegister, SignedList, StatusPage, Verified, FlowPaperRoles), OF_NOBODY),
    **dict.fromkeys((CaseLines, ClosedCases, ClosedPapers, KeptBack), OF_HOUSE),
}
"""Every query of the flow. A new one is put here before it is used."""


@dataclass(frozen=True)
class Books:
    """Two classes of which each has something in every book."""

    centre: Centre
    collections: Mapping[str, str]
    args: Mapping[type, Mapping[str, Any]]

    def asked(self, kind: type, klass: str) -> dict[str, Any]:
        """The arguments of a query, of a class where it has one."""
        of = self.centre.classes[klass]
        known: dict[type, dict[str, Any]] = {
            ArchiveShown: {"archive": ArchiveId.of(of, 2026)},
            TallyShown: {"tally": str(TallyId.of(of, DAYS["first"].replace(day=1)))},
            LedgerShown: {"student": pupils(klass)[0]},
            WeekShown: {"klass": of, "week": DAYS["first"]},
        }
        if kind in (CollectionShown, Looks, SealsNamed):
            return {"collection": self.collections[klass]}
        if TABLE[kind] is OF_CLASS:
            return known.get(kind, {"klass": of})
        return dict(self.args.get(kind, {}))

    def told(self, kind: type, staff: Staff, klass: str = CLASS) -> str | None:
        """Everything that somebody is told; None where it is refused."""
        self.centre.desk.staff = staff
        answer = self.centre.desk.look(kind, **self.asked(kind, klass))
        if isinstance(answer.exception(), Refused):
            return None
        return repr(answer.result())

    def names(self, told: str | None, klass: str) -> bool:
        """Whether words name a class, or anybody or anything of it."""
        return any(
            one in (told or "")
            for one in (klass, self.centre.classes[klass], CLASSES[klass], f"{klass}的院子")
        )


@pytest.fixture
def books(certifying: Centre) -> Books:
    centre, collections = certifying, dict[str, str]()
    told = {"login": SECRETARIES.login, "name": "方圆", "roles": [SECRETARY], "pin": "538164"}
    centre.do("house.add_staff", MANAGER, **told)
    for klass in CLASSES:
        here, who = {"klass": centre.classes[klass]}, pupils(klass)
        centre.do("register_activity", **here, what=PLANNED | {"places": 6, "day": "2026-11-24"})
        place = {"place": f"{klass}的院子", "witness": "许老师"}
        collections[klass], entries = credited(centre, *who[:3], klass=klass, **place)
        showed(centre, *who[:2])
        centre.do("issue_certificate", holder=who[0], style="portrait")
        centre.judged(collections[klass], entries[0], "judge_fake")
    officers = {"leader": "刘洋", "secretary": "方圆", "login": SECRETARIES.login}
    centre.do("name_officers", klass=centre.classes[CLASS], year=2026, **officers)
    batch = centre.do("issue_certificates", klasses=list(centre.classes.values()), style="portrait").batch
    centre.house.batches.finish()
    centre.clock.set(datetime(2026, 12, 2, 6, tzinfo=UTC))
    span = {"first": "2026-08-01", "last": "2027-07-31"}
    sample = centre.do("seal_sample", HEADS, **span, count=2, called="4-2-6").sample
    centre.do("draw_sample", HEADS, sample=sample)
    args: dict[type, Mapping[str, Any]] = {
        SampleShown: {"sample": sample},
        Redrawn: {"sample": sample},
        StudentsFound: {"words": "林嘉怡"},
        FlowHits: {"words": "林嘉怡"},
        Figures: DAYS,
        Records: DAYS,
        ExportShown: {"export": centre.do("export_hours")},
        RunFiles: {"batch": batch},
        Shelf: {"year": 2026},
        SignedList: {"list": centre.do("sign_list")},
        Verified: {"code": code_of(centre, given(centre)[-1])},
    }
    return Books(centre, collections, args)


@pytest.mark.rule("VOL-04", "COM-82")
def test_every_query_shows_a_league_secretary_the_own_class_alone(books: Books) -> None:
    assert set(TABLE) == set(FLOW.queries), "say of each query what it is of"
    for kind, of in TABLE.items():
        if of is OF_HOUSE:
            continue
        seen = {one.login: books.told(kind, one) for one in SEES_ALL}
        assert None not in seen.values(), kind
        mine, theirs = books.told(kind, SECRETARIES), books.told(kind, SECRETARIES, OTHER)
        nothing = books.told(kind, WAITERS), books.told(kind, WAITERS, OTHER)
        if of is LISTED:
            assert kind is FlowDues or books.names(seen[CLERKS.login], OTHER), kind
            assert books.names(mine, CLASS) and not books.names(mine, OTHER), kind
            assert not any(books.names(one, klass) for one in nothing for klass in CLASSES), kind
        elif of is OF_CLASS:
            assert mine is not None and not books.names(mine, OTHER) and theirs is None, kind
            assert nothing == (None, None), kind
        elif of is OF_CENTRE:
            assert (mine, theirs, *nothing) == (None,) * 4, kind
        else:
            assert mine is not None, kind


@pytest.mark.rule("VOL-04", "COM-31", "COM-51")
def test_a_paper_of_another_class_is_found_seen_and_printed_by_no_league_secretary(books: Books) -> None:
    centre = books.centre
    rooms = (
        importlib.import_module(one.name)
        for one in pkgutil.iter_modules(papers.__path__, f"{papers.__name__}.")
    )
    assert {one.code for room in rooms for one in vars(room).values() if isinstance(one, Kind)} == OURS
    centre.do("print_figures", **{name: str(day) for name, day in DAYS.items()})
    centre.do("print_college_list")
    rows = {r.id: r for r in centre.rows(select(DocumentRow.__table__)) if r.kind in OURS}
    own = {one for one, r in rows.items() if r.case == books.collections[CLASS]}
    jobs = {r.document: r.id for r in centre.rows(select(PrintJob.id, PrintJob.document))}
    for staff, may in ((SECRETARIES, own), (WAITERS, set()), (CLERKS, set(rows))):
        centre.desk.staff = staff
        centre_shown = centre.desk.look(PrintCentre).result()
        assert {one.document for one in centre_shown.waiting} == may
        for case in books.collections.values():
            of_case = centre.desk.look(Documents, case=case).result().rows
            assert {one.id for one in of_case} == {one for one in may if rows[one].case == case}
        for one, r in rows.items():
            found = {hit.document for hit in centre.desk.look(Hits, words=r.number).result().hits}
            assert (one in found) is (one in may), r.number
            if one in may:
                assert centre.desk.look(DocumentShown, document=one).result().number == r.number
                continue
            with pytest.raises(Refused):
                centre.desk.look(DocumentShown, document=one).result()
            no = centre.refused("house.print_again", staff, document=one)
            assert "not everybody may" in no.message
            assert "not everybody may" in centre.refused("house.send_again", staff, job=jobs[one]).message


@pytest.mark.rule("VOL-04")
def test_what_a_league_secretary_does_is_done_of_the_own_class_alone(books: Books) -> None:
    """Every act of the role, on another class; the rest is done by others, whatever it takes."""
    centre, of = books.centre, books.centre.classes[OTHER]
    month = str(TallyId.of(of, DAYS["first"].replace(day=1)))
    centre.do("confirm_tally", tally=month, leader="刘洋")
    asked: Mapping[str, dict[str, Any]] = {
        "send_back_list": {"collection": books.collections[OTHER], "why": "少一本"},
        "send_back_tally": {"tally": month, "why": "不对"},
        "read_news": {"klass": of},
    }
    assert {act.name for act in FLOW.acts if act.roles & {SECRETARY}} == {*asked, FLOW.tries}
    for name, args in asked.items():
        assert "another class" in centre.refused(name, SECRETARIES, **args).message
    assert {CLERK, HEAD, SECRETARY} == set(FLOW.roles), "a new role is put among those that look above"
