"""What a customer says to the reminder (DLR-51)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.reminders import REPLIES, Reply
from app.flows.dealership.facts.reminders_shown import ReminderLine
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.words import plate
from app.flows.dealership.screens.workshop.words import SAYS
from app.kernel.fields import Note
from app.kernel.text import T
from app.widgets.answer import Answer
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.typed import day

SAID = (Reply.MISSED, Reply.LATER, Reply.CALLED, Reply.NO)
DAY = T("Which day? As 11-24.")


def answer(context: Context, host: QWidget, one: ReminderLine) -> AskDialog:
    """Not reached, later and when, knows it, or does not come."""
    today = context.desk.settings.business_day(context.desk.clock.now())
    said = Answer(SAYS, {reply: REPLIES[reply] for reply in SAID})
    wanted = {
        "again": Wanted(T("Call again on"), needed=False, read=lambda words: day(words, today), fault=DAY),
        "words": Wanted(T("What was said"), needed=False, takes=Note),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        reply = Reply.LATER if values["again"] else Reply(said.current)
        words = Note(values["words"]) if values["words"] else None
        return {"visit": one.id, "reply": reply, "again": values["again"], "words": words}

    title = T("What the customer says to the reminder")
    made = AskDialog(
        *(context, host, "dealership.remind", title, wanted, args),
        told=f"{plate(one.car.facts.plate)} · {one.car.owner} · {one.car.phone}",
        facts=(one.facts,),
        parts=(said,),
        icon="phone-call",
        wide=680,
    )
    made.fields["again"].changed.connect(lambda text: said.choose(Reply.LATER.value) if text else None)
    return made
