"""The league secretary sends a hand-in list back, and the centre answers (VOL-04)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.views import CollectionShown
from app.flows.volunteer.screens.asking import AskDialog, Wanted
from app.kernel.fields import Note
from app.kernel.text import T
from app.widgets.desk import Context


def send_back(context: Context, host: QWidget, shown: CollectionShown) -> AskDialog:
    """What is wrong with the list."""
    wanted = {"why": Wanted(T("What is wrong with the list"), takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"collection": shown.facts.id, "why": Note(values["why"])}

    title = T("Send the hand-in list back")
    return AskDialog(
        *(context, host, "volunteer.send_back_list", title, wanted, args),
        told=T("{klass}: the pile is closed once the centre has answered.", klass=shown.name),
        facts=(shown.facts,),
        icon="undo-2",
    )


def answer(context: Context, host: QWidget, shown: CollectionShown) -> AskDialog:
    """What became of the remark."""
    wanted = {"answer": Wanted(T("What was found and done"), takes=Note)}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"collection": shown.facts.id, "answer": Note(values["answer"])}

    title = T("Answer the secretary")
    return AskDialog(
        *(context, host, "volunteer.answer_remark", title, wanted, args),
        told=shown.remark,
        facts=(shown.facts,),
    )
