"""The call (叫起): on which ground the hot dishes are fired (RST-20), and what stays held (RST-04)."""

from collections.abc import Callable, Sequence
from typing import Any

from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.kinds import Course, Ground
from app.flows.restaurant.facts.parts import LineFacts
from app.flows.restaurant.rules.pacing import held
from app.flows.restaurant.rules.taboos import unaccepted
from app.flows.restaurant.screens.allergy import ask_for_yes
from app.flows.restaurant.screens.base import RestaurantScreen
from app.kernel.text import T, Text
from app.widgets.button import Kind
from app.widgets.dialog import Question, Verb

WAIT, TAKES = "wait", "takes"


def ask_for_call(
    screen: RestaurantScreen, question: Text, sitting: SittingFacts, courses: frozenset[Course], command: str
) -> None:
    """Ask for the call of some courses, and make it. What the table avoids stays held until a guest takes it."""
    waiting = held(sitting, courses)
    left = unaccepted(sitting, waiting)

    def call(ground: Ground) -> None:
        args = {"sitting": sitting.id, "ground": ground, "leave_avoided": bool(left)}
        screen.attempt(f"restaurant.{command}", args)

    def takes() -> None:
        ask_for_yes(screen, sitting, left[0])

    ask_ground(screen, question, [line for line in waiting if line not in left], call, left, takes)


def ask_ground(
    screen: RestaurantScreen,
    question: Text,
    lines: Sequence[LineFacts],
    then: Callable[[Ground], None],
    left: Sequence[LineFacts] = (),
    takes: Callable[[], None] | None = None,
) -> None:
    """Ask who says that it is time; Enter is the host's consent, which the article asks for.

    `left` is what is not called with the others; `takes` asks the guest who takes it after all.
    """
    grounds = (
        Verb(Ground.JUDGEMENT, T("I judge it is time"), icon="eye"),
        Verb(Ground.CONSENT, T("The host agreed"), Kind.PRIMARY, "user-check"),
    )
    take = (Verb(TAKES, T("A guest takes it"), icon="message-circle"),)
    asked = Question(
        screen.window(),
        question,
        _told(lines, left),
        safe=Verb(WAIT, T("Not yet")),
        verbs=(*(take if left else ()), *(grounds if lines else ())),
        wide=800 if left else 640,
    )

    def answered(answer: str) -> None:
        if answer == TAKES and takes:
            takes()
        elif answer != WAIT:
            then(Ground(answer))

    asked.answered.connect(answered)
    asked.open(asked.buttons[Ground.CONSENT] if lines else None)


def _told(lines: Sequence[LineFacts], left: Sequence[LineFacts]) -> Text:
    stations = list(dict.fromkeys(line.station for line in lines))
    told: dict[str, Any] = {"n": len(lines), "stations": stations, "left": [line.name for line in left]}
    if not left:
        return T("{n} dishes are fired; the call slip goes to: {stations:list}.", **told)
    if not lines:
        return T("This table avoids what is in: {left:list}. It stays held until a guest takes it.", **told)
    return T(
        "{n} dishes are fired; the call slip goes to: {stations:list}. "
        "This table avoids what is in: {left:list}. It stays held until a guest takes it.",
        **told,
    )
