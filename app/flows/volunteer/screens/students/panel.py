"""Beside the book of students: a class and its officers, or a student with form and hours (VOL-01, 04, 22)."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.enrolling import FormFacts, Replaced
from app.flows.volunteer.facts.people import ClassLine, StudentLine
from app.flows.volunteer.facts.supervising import ClassNews, News, NewsLine
from app.flows.volunteer.facts.views import LedgerShown
from app.flows.volunteer.guide.going_out import MOVED
from app.flows.volunteer.rules.ledger import balance
from app.flows.volunteer.rules.tally import written
from app.flows.volunteer.screens.appraisal.dialogs import NO_HOURS
from app.flows.volunteer.screens.appraisal.panel import ledger_lines
from app.forms.volunteer.ui_case import Ui_Case
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.columns import CaseColumn
from app.widgets.facts_list import FactsList
from app.widgets.form import laid_out
from app.widgets.guide import GuideCard
from app.widgets.part import Label, Role, showing
from app.widgets.theme import Said

LATEST = 10
NEWS: Mapping[News, Text] = {
    News.HANDED_IN: T("Booklets handed in", "news"),
    News.HAND_IN_WITHDRAWN: T("Hand-in withdrawn", "news"),
    News.VERIFIED: T("Verified: {name}, {what}", "news"),
    News.FAKE: T("Judged a fake: {name}, {what}", "news"),
    News.WITHDRAWN: T("Judgement withdrawn: {name}, {what}", "news"),
    News.TALLIED: T("{month} confirmed by the leader", "news"),
    News.CHECKED: T("{month} checked by the centre", "news"),
    News.FOUND_REAL: T("Found real: {what}", "news"),
    News.CORRECTED: T("Put right: {what}", "news"),
}
WHY: Mapping[Replaced, Text] = {
    Replaced.FULL: T("the one before was full", "form"),
    Replaced.LOST: T("the one before was lost", "form"),
}


class PeoplePanel(CaseColumn):
    """`show_class(line, year)`, then `show_news(news)`; or `show_student(line)`, then `show_ledger(ledger)`."""

    def __init__(self) -> None:
        super().__init__()
        head = QWidget()
        self.ui = laid_out(Ui_Case(), head)
        self.head.addWidget(head)
        self._facts, self._lines = FactsList(), FactsList()
        self._title = Label("", Role.STRONG)
        self._guide = GuideCard()
        for part in (self._facts, self._guide, self._title, self._lines):
            self.body.addWidget(part)
        self._guide.show_guide(MOVED)
        self.body.addStretch(1)
        showing(self.ui.steps, False)

    def show_nothing(self) -> None:
        """Say how to begin."""
        told = T("F2 opens one; whole lists come by: yingke import students FILE")
        self._say(T("No class is chosen"), told, ())

    def show_class(self, line: ClassLine, year: int) -> None:
        """A class, its college, and who leads and supervises it."""
        opened = T("{year}–{next}", year=year, next=year + 1)
        facts: list[tuple[Said, Said]] = [
            (T("School year"), opened if line.facts.team(year) else T("not opened yet", "class")),
            (T("Students"), str(line.students)),
            (T("Team leader"), line.leader or "—"),
            (T("League secretary"), line.secretary or "—"),
        ]
        if line.login:
            facts.append((T("Logs in as"), line.login))
        self._say(line.facts.name, line.facts.college, facts)

    def show_news(self, news: ClassNews) -> None:
        """What the secretary is told of the class."""
        self._title.say(T("For the league secretary: {n} not read", n=news.unseen))
        showing(self._title, bool(news.lines))
        self._lines.show_facts([(T("{at:moment}", at=one.at), _news(one)) for one in news.lines[:LATEST]])

    def show_student(self, line: StudentLine) -> None:
        """A student: class, days, forms, hours."""
        facts = line.facts
        known: list[tuple[Said, Said]] = [
            (T("Class"), line.klass),
            (T("Joined the class"), T("{day:day}", day=facts.joined)),
        ]
        moves = list(zip(facts.spells, facts.spells[1:], strict=False))
        for one, after in moves:
            told: dict[str, Any] = {"klass": line.before[one.klass], "day": after.since}
            if (one, after) == moves[-1] and one.klass == line.of:  # it is still to come
                told["klass"] = line.before[after.klass]
                known.append((T("Moves to"), T("{klass}, from {day:day}", **told)))
            else:
                known.append((T("Class before"), T("{klass}, until {day:day}", **told)))
        for back in line.back:
            told = {"klass": back.klass, "day": back.since, "why": back.why, "by": back.by, "at": back.at}
            words = T("to {klass} from {day:day}: {why} ({by}, {at:moment})", **told)
            known.append((T("Move taken back"), words))
        if facts.left:
            known.append((T("Left the class"), T("{day:day}", day=facts.left)))
        if facts.forms:
            known.append((T("Form in use"), _form(facts.forms[-1])))
        known += [(T("Form before"), one.number) for one in facts.forms[-2::-1]]
        known.append((T("Hours", "service"), hours(balance(facts))))
        self._say(line.name, facts.id, known)
        showing(self._guide, len(facts.spells) > 1)

    def show_ledger(self, ledgers: LedgerShown) -> None:
        """The newest lines of the ledger."""
        self._title.say(T("Ledger of hours"))
        showing(self._title, True)
        self._lines.show_facts(ledger_lines(ledgers)[-LATEST:] or [NO_HOURS])

    def _say(self, title: Said, told: Said, facts: Sequence[tuple[Said, Said]]) -> None:
        self.ui.title.say(title)
        self.ui.told.say(told)
        self._facts.show_facts(facts)
        showing(self._title, False)
        showing(self._guide, False)
        self._lines.show_facts(())


def _form(form: FormFacts) -> Said:
    if form.why is None:
        return form.number
    told: dict[str, Any] = {"number": form.number, "n": form.n, "why": WHY[form.why]}
    return T("{number}, no. {n}: {why}", **told)


def _news(one: NewsLine) -> Text:
    word = NEWS[one.kind]
    told = {"name": one.name, "what": one.what, "month": written(one.month) if one.month else ""}
    return Text(word.message, told, word.context)
