"""The call (叫起): on which ground the hot dishes are fired (RST-20)."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.restaurant.facts.case import LineFacts
from app.flows.restaurant.facts.tracks import Ground
from app.kernel.text import T, Text
from app.widgets.button import Kind
from app.widgets.dialog import Question, Verb

WAIT = "wait"


def ask_ground(
    host: QWidget, question: Text, lines: Sequence[LineFacts], then: Callable[[Ground], None]
) -> Question:
    """Ask who says that it is time; Enter is the host's consent, which the article asks for."""
    stations = list(dict.fromkeys(line.station for line in lines))
    told: dict[str, Any] = {"n": len(lines), "stations": stations}
    asked = Question(
        host.window(),
        question,
        T("{n} dishes are fired; the call slip goes to: {stations:list}.", **told),
        safe=Verb(WAIT, T("Not yet")),
        verbs=(
            Verb(Ground.JUDGEMENT, T("I judge it is time"), icon="eye"),
            Verb(Ground.CONSENT, T("The host agreed"), Kind.PRIMARY, "user-check"),
        ),
        wide=640,
    )
    asked.answered.connect(lambda answer: then(Ground(answer)) if answer != WAIT else None)
    asked.open(asked.buttons[Ground.CONSENT])
    return asked
