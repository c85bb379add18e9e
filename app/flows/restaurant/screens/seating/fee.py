"""The fee of a room is told before anyone is seated in it or books it (RST-03, 30a)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.kernel.text import T
from app.widgets.button import Kind
from app.widgets.dialog import Question, Verb

NO, YES = "no", "yes"


def ask_fee(host: QWidget, room: str, fee: int, then: Callable[[], None]) -> None:
    """Ask whether the guests were told the fee, in fen, and agreed; `then` is called if they did."""
    asked = Question(
        host.window(),
        T("{room} has a room fee of {fee:money}. Tell the guests first.", room=room, fee=fee),
        T("A fee that nobody told is not charged."),
        safe=Verb(NO, T("Another table")),
        verbs=(Verb(YES, T("They agree"), Kind.PRIMARY, "check"),),
    )
    asked.answered.connect(lambda answer: then() if answer == YES else None)
    asked.open(asked.buttons[YES])
