"""A thing that was found goes back: to whom, and by what it is theirs (RST-40)."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.means import Strokes
from app.flows.restaurant.facts.found import FoundShown
from app.flows.restaurant.screens.base import Dialog
from app.forms.restaurant.ui_hand_back import Ui_HandBack
from app.kernel.fields import Note, Private
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.form import laid_out
from app.widgets.signature import SignaturePad


class HandBackDialog(Dialog):
    """They sign on the screen, or what they showed is written down."""

    def __init__(self, context: Context, host: QWidget, row: FoundShown) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_HandBack(), self)
        self._found, self._pad = row.facts.id, SignaturePad()
        self.ui.title.say(T("Who gets it: {what}?", what=row.what))
        told: dict[str, Any] = {
            "at": row.at,
            "by": row.by,
            "where": " · ".join(filter(None, (row.table, row.place))),
        }
        self.ui.told.say(T("Found {at:moment} by {by}. {where}", **told))
        self.ui.sign_place.addWidget(self._pad)
        hand = self.action(
            "restaurant.hand_back", self._args, key="F5", icon="check", then=lambda _: self.leave()
        )
        for field in (self.ui.to, self.ui.proof):
            field.changed.connect(lambda _: self.judge())
        self._pad.signed.connect(lambda _: self.judge())
        self.close_with(hand, self.ui.foot, T("say who gets it"))
        self.learn(row.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.to)

    def _args(self) -> Mapping[str, Any] | None:
        if not self.ui.to.text:
            return None
        drawn = json.dumps(self._pad.strokes, separators=(",", ":"))
        return {
            "found": self._found,
            "to": Private(self.ui.to.text),
            "proof": Note(self.ui.proof.text) if self.ui.proof.text else None,
            "signature": Strokes(drawn) if self._pad.is_signed else None,
        }
