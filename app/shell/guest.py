"""A guest of the file: name, phone, how often they came; what they told is written down here (COM-20)."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.customer_facts import GuestShown
from app.forms.shell.ui_guest import Ui_Guest
from app.kernel.text import T
from app.shell.carrying import carry
from app.shell.context import Shell
from app.widgets.bind import bind
from app.widgets.desk import Tone
from app.widgets.dialog import Sheet
from app.widgets.form import laid_out
from app.widgets.screen import Screen
from app.widgets.staff_tile import HUES


class GuestSheet(Sheet):
    """`GuestSheet(host, shell, guest)`, then `open()`."""

    def __init__(self, host: QWidget, shell: Shell, guest: str) -> None:
        super().__init__(host, wide=560)
        self.page = GuestPage(shell, guest)
        self.page.ui.leave.clicked.connect(self.dismiss)
        self.card.column.addWidget(self.page)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.page.ui.leave)


class GuestPage(Screen):
    """What is known; the phone is masked where it was read, by role."""

    topics = frozenset({"house"})

    def __init__(self, shell: Shell, guest: str) -> None:
        super().__init__(shell)
        self._guest = guest
        self._known: GuestShown | None = None
        self.ui = laid_out(Ui_Guest(), self)
        self.change = self.action(
            "house.change_guest",
            self._args,
            text=T("Write it down"),
            icon="check",
            facts=self._facts,
            then=lambda _: self.told(T("Written down."), Tone.OK),
            run=self._keep,
        )
        bind(self.change, self.ui.keep)
        for field in (self.ui.taboos, self.ui.consent):
            field.entered.connect(lambda _: self.change.press())

    def read(self) -> None:
        self.look(GuestShown, self._fill, guest=self._guest)

    def _fill(self, shown: GuestShown) -> None:
        if not self._typed_in():
            self._known = shown
        self.learn(shown.facts)
        self.ui.avatar.show_person(shown.name, HUES[sum(map(ord, shown.id)) % len(HUES)])
        self.ui.name.say(shown.name)
        seen = T("last {at:moment}", at=shown.seen_at) if shown.seen_at else T("not here yet")
        self.ui.facts.say(T("{phone} · {n} visits · {seen}", phone=shown.phone, n=shown.visits, seen=seen))
        if not self._typed_in():
            self.ui.taboos.write("" if shown.taboos == "—" else shown.taboos)
            self.ui.consent.write(shown.consent_until.isoformat() if shown.consent_until else "")

    def _typed_in(self) -> bool:
        """Whether something is being written, over what was shown when that began (COM-06)."""
        return self.ui.taboos.line.hasFocus() or self.ui.consent.line.hasFocus()

    def _facts(self) -> dict[str, Any]:
        return {"guest": self._known.facts} if self._known else {}

    def _args(self) -> dict[str, Any] | None:
        return {"guest": self._guest} if self._known else None

    def _keep(self) -> None:
        until = self.ui.consent.text
        try:
            day = date.fromisoformat(until).isoformat() if until else None
        except ValueError:
            self.ui.consent.fault(T("A day such as 2027-11-23, or nothing."))
            return
        told: dict[str, Any] = {"taboos": self.ui.taboos.text or None, "consent_until": day}
        told |= {f"no_{name}": True for name, value in list(told.items()) if value is None}
        carry(self.change, **told)
