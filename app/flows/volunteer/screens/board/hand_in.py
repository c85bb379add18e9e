"""Booklets are handed in: counted with the team leader; the list corrected, where it was wrong, or withdrawn (VOL-12)."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.views import CollectionShown, Missing
from app.flows.volunteer.rules.appraising import counted
from app.flows.volunteer.rules.periods import handed_in
from app.flows.volunteer.screens.asking import AskDialog, Wanted
from app.flows.volunteer.screens.base import Dialog
from app.forms.volunteer.ui_correct import Ui_Correct
from app.forms.volunteer.ui_hand_in import Ui_HandIn
from app.kernel.fields import Note, Private
from app.kernel.text import T
from app.widgets.desk import Context, Tone
from app.widgets.field import Field
from app.widgets.form import laid_out
from app.widgets.sentence import Sentence


def number(field: Field) -> int | None:
    """The whole number that stands in a field."""
    return int(field.text) if field.text.isascii() and field.text.isdigit() and len(field.text) < 5 else None


class HandInDialog(Dialog):
    """`HandInDialog(context, host, class)`; `handed(collection)` once the list is printed."""

    handed = Signal(str)

    def __init__(self, context: Context, host: QWidget, owing: Missing) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_HandIn(), self)
        self._klass = owing.facts.id
        self.ui.title.say(T("Booklets of {name}", name=owing.facts.name))
        if period := handed_in(context.desk.clock.now(), context.desk.settings):
            told: dict[str, Any] = {"n": period.n, "first": period.first, "last": period.last}
            self.ui.told.say(T("Period {n}, {first:day} to {last:day}", **told))
        if owing.ticked:
            rostered = T(
                "{n} {n:entry comes|entries come} from the duty roster: {n:it is|they are} counted too.",
                n=owing.ticked,
            )
            self.ui.foot.addWidget(Sentence(rostered, hue="info", icon="calendar-clock", boxed=True))
        self.ui.leader.write(owing.leader)
        take = self.action(
            "volunteer.hand_in",
            self._args,
            text=T("Take them in, print the list"),
            key="F5",
            icon="printer",
            then=self._taken,
        )
        for field in (self.ui.booklets, self.ui.listed, self.ui.leader):
            field.changed.connect(lambda _: self.judge())
        self.close_with(take, self.ui.foot, T("say how many, and who brings them"))
        self.learn(owing.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.booklets)

    def _args(self) -> Mapping[str, Any] | None:
        booklets, listed = number(self.ui.booklets), number(self.ui.listed)
        if booklets is None or listed is None or not self.ui.leader.text:
            return None
        leader = Private(self.ui.leader.text)
        return {"klass": self._klass, "booklets": booklets, "listed": listed, "leader": leader}

    def _taken(self, handed: Any) -> None:
        self.leave()
        self.told(T("The hand-in list is printed: both sides sign it."), Tone.OK)
        self.handed.emit(handed.collection)


class CorrectDialog(Dialog):
    """The hand-in list says something else: what was counted anew, and why."""

    def __init__(self, context: Context, host: QWidget, shown: CollectionShown) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_Correct(), self)
        facts = shown.facts
        self._collection = facts.id
        booklets, entries = counted(facts)
        told = T(
            "Entered so far: {booklets} {booklets:booklet|booklets}, {entries} {entries:entry|entries}.",
            booklets=booklets,
            entries=entries,
        )
        self.ui.told.say(told)
        self.ui.booklets.write(str(facts.booklets))
        self.ui.listed.write(str(facts.listed))
        correct = self.action(
            "volunteer.correct_hand_in", self._args, key="F5", icon="check", then=lambda _: self.leave()
        )
        for field in (self.ui.booklets, self.ui.listed, self.ui.why):
            field.changed.connect(lambda _: self.judge())
        self.close_with(correct, self.ui.foot, T("say how many, and why"))
        self.learn(facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.booklets)

    def _args(self) -> Mapping[str, Any] | None:
        booklets, listed = number(self.ui.booklets), number(self.ui.listed)
        if booklets is None or listed is None or not self.ui.why.text:
            return None
        why = Note(self.ui.why.text)
        return {"collection": self._collection, "booklets": booklets, "listed": listed, "why": why}


def withdraw(
    context: Context, host: QWidget, shown: CollectionShown, then: Callable[[Any], None] | None = None
) -> AskDialog:
    """Why a hand-in was a mistake, and what becomes of it."""
    wanted = {"why": Wanted(T("What was wrong with it"), takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"collection": shown.facts.id, "why": Note(values["why"])}

    told = T(
        "The booklets go back to the leader. {klass} owes its booklets again, and can hand in for this period anew; "
        "the list is printed with the reason.",
        klass=shown.name,
    )
    return AskDialog(
        *(context, host, "volunteer.withdraw_hand_in", T("Withdraw the hand-in"), wanted, args),
        told=told,
        facts=(shown.facts,),
        icon="x",
        then=then,
    )
