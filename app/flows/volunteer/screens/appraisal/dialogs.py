"""What a judgement asks first: why, how it was verified, and whether its consequences are meant (VOL-13, 20)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.services import Verified
from app.flows.volunteer.facts.views import CollectionShown, EntryShown, LedgerShown
from app.flows.volunteer.rules.certificates import fallen, stars
from app.flows.volunteer.rules.ledger import balance, if_fake, ledger
from app.flows.volunteer.screens.base import Dialog
from app.flows.volunteer.screens.words import WAYS, done, span
from app.forms.volunteer.ui_ledger import Ui_Ledger
from app.forms.volunteer.ui_verify import Ui_Verify
from app.forms.volunteer.ui_why import Ui_Why
from app.kernel.fields import Note
from app.kernel.hours import hours, signed
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.empty import Empty
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.segment import Choice, Segment
from app.widgets.sentence import Sentence
from app.widgets.table import Cell, Heading, TableRow

LINES = (
    Heading(T("Day", "ledger"), 104),
    Heading(T("What the centre did"), 0),
    Heading(T("By", "ledger"), 90),
    Heading(T("Hours", "ledger"), 76, sums=True),
    Heading(T("Balance", "ledger"), 84, sums=True),
)


NO_HOURS = (
    T("Nothing stands on this ledger yet"),
    T(
        "Hours come with the centre's stamp: the booklet is handed in with the class, entered, appraised and stamped."
    ),
)


def told(one: EntryShown) -> Text:
    """An entry in a line: whose, when, what."""
    facts: dict[str, Any] = {"name": one.name, "day": one.facts.day, "time": span(one.facts)}
    return T("{name}, {day:day} {time}, {what}", **facts, what=f"{one.place} · {one.content}")


class WhyDialog(Dialog):
    """`WhyDialog(context, host, act, shown, entry, ledger)`: sends an entry back, judges it a fake, withdraws that, or strikes it."""

    def __init__(
        self,
        context: Context,
        host: QWidget,
        act: str,
        shown: CollectionShown,
        entry: EntryShown,
        ledgers: LedgerShown,
    ) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_Why(), self)
        self._args = {"collection": shown.facts.id, "entry": entry.facts.id}
        asks, icon = ASKED[act]
        if act != "volunteer.send_back_entry":
            self._args["student"] = ledgers.facts.id
        self.ui.title.say(asks)
        self.ui.told.say(told(entry))
        self.ui.why.set_label(LABELS[act])
        if act == "volunteer.judge_fake":
            self.ui.consequence_place.addWidget(Sentence(self._consequence(entry, ledgers), boxed=True))
        judge = self.action(act, self._given, key="F5", icon=icon, then=lambda _: self.leave())
        self.ui.why.changed.connect(lambda _: self.judge())
        self.close_with(judge, self.ui.foot, T("say why"))
        self.learn(shown.facts, ledgers.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.why)

    def _given(self) -> Mapping[str, Any] | None:
        return {**self._args, "why": Note(self.ui.why.text)} if self.ui.why.text else None

    def _consequence(self, entry: EntryShown, ledgers: LedgerShown) -> Text:
        now = self.desk.clock.now()
        return with_certificates(consequence(entry, ledgers, now), entry, ledgers, now)


def consequence(entry: EntryShown, ledgers: LedgerShown, now: Any) -> Text:
    """What a fake would cost, before it is judged (VOL-20)."""
    had, line = balance(ledgers.facts), if_fake(ledgers.facts, entry.facts, now)
    facts: dict[str, Any] = {
        "n": line.nth,
        "faked": hours(entry.facts.minutes),
        "had": hours(had),
        "left": hours(line.balance),
    }
    if line.nth == 1:
        return T(
            "First fake: these {faked} do not count and as many again go. Balance {had} → {left}.", **facts
        )
    if line.nth == 2:
        return T(
            "Second fake: these {faked} do not count and twice as many go. Balance {had} → {left}.", **facts
        )
    return T("Fake no. {n}: all hours up to now are gone. Balance {had} → {left}.", **facts)


def with_certificates(told: Text, entry: EntryShown, ledgers: LedgerShown, now: Any) -> Text:
    """What a fake would cost, and the certificates and stars that fall with it (VOL-35)."""
    had, left = balance(ledgers.facts), if_fake(ledgers.facts, entry.facts, now).balance
    if numbers := [one.number for one in fallen(ledgers.certificates, left)]:
        told = T("{told} Certificate {numbers:list} falls.", told=told, numbers=numbers)
    if lost := stars(had) - stars(left):
        told = T("{told} Stars lost: {lost}.", told=told, lost=lost)
    return told


class VerifyDialog(Dialog):
    """How a long service was verified, or why it need not be (VOL-13)."""

    def __init__(self, context: Context, host: QWidget, shown: CollectionShown, entry: EntryShown) -> None:
        super().__init__(context, host, wide=640)
        self.ui = laid_out(Ui_Verify(), self)
        self._of = {"collection": shown.facts.id, "entry": entry.facts.id}
        self.ui.told.say(told(entry))
        self._ways = Segment([Choice(way.value, word) for way, word in WAYS.items()])
        self.ui.ways_place.addWidget(self._ways)
        verify = self.action(
            "volunteer.verify_entry", self._args, key="F5", icon="check", then=lambda _: self.leave()
        )
        self._ways.chosen.connect(lambda _: self.judge())
        self.ui.note.changed.connect(lambda _: self.judge())
        self.close_with(verify, self.ui.foot)
        self.learn(shown.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self._ways)

    def _args(self) -> Mapping[str, Any]:
        note = Note(self.ui.note.text) if self.ui.note.text else None
        return {**self._of, "how": Verified(self._ways.current), "note": note}


class LedgerDialog(Dialog):
    """A student's ledger as the student may see it: every act, what it changed, and the balance (VOL-22)."""

    def __init__(self, context: Context, host: QWidget, ledgers: LedgerShown) -> None:
        super().__init__(context, host, wide=900)
        self.ui = laid_out(Ui_Ledger(), self)
        self.ui.title.say(T("Hours of {name}", name=ledgers.name))
        facts: dict[str, Any] = {"klass": ledgers.klass, "hours": hours(balance(ledgers.facts))}
        self.ui.told.say(T("{klass}, {number}: {hours} h", **facts, number=ledgers.facts.id))
        lines = Listed(LINES, Empty("list", *NO_HOURS))
        lines.show_rows(_rows(ledgers))
        self.ui.table_place.addWidget(lines)
        self.close_alone(self.ui.foot)


def _rows(ledgers: LedgerShown) -> list[TableRow]:
    lines = ledger(ledgers.facts.acts)
    return [
        TableRow(
            str(line.act.n),
            (
                Cell(T("{day:day}", day=line.act.at)),
                Cell(done(line, shown.what), "bad" if line.nth else "ink", note=shown.why),
                Cell(shown.by),
                Cell(signed(line.change) if not line.void else "—", "bad" if line.change < 0 else "ink"),
                Cell(hours(line.balance), strong=True),
            ),
            off=line.void,
        )
        for line, shown in zip(lines, ledgers.acts, strict=True)
    ]


ASKED: Mapping[str, tuple[Text, str]] = {
    "volunteer.send_back_entry": (T("What is missing?"), "undo-2"),
    "volunteer.judge_fake": (T("Is it a fake?"), "circle-x"),
    "volunteer.withdraw_judgement": (T("Withdraw the judgement?"), "rotate-ccw"),
    "volunteer.strike_stamped": (T("Did the centre enter it wrongly?"), "x"),
}
LABELS: Mapping[str, Text] = {
    "volunteer.send_back_entry": T("The reason that goes back with the booklet"),
    "volunteer.judge_fake": T("On what ground: who was asked, what the list says"),
    "volunteer.withdraw_judgement": T("Why it was wrong"),
    "volunteer.strike_stamped": T("What is wrong, and how it came to light"),
}
