"""The customer signs the reception form on the screen (DLR-10)."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.means import Strokes
from app.flows.dealership.facts.visits import ReceptionShown
from app.flows.dealership.screens.base import Dialog
from app.flows.dealership.screens.words import plate
from app.kernel.text import T
from app.widgets.desk import Context
from app.widgets.part import Column, Label, Role
from app.widgets.signature import SignaturePad


class SignDialog(Dialog):
    """`SignDialog(context, host, shown, then)`; `then(document)` once the form is signed and printed."""

    def __init__(
        self, context: Context, host: QWidget, shown: ReceptionShown, then: Callable[[Any], None]
    ) -> None:
        super().__init__(context, host, 560)
        self._visit, self._then = shown.facts.id, then
        self.pad = SignaturePad()
        told = T(
            "{plate}, {customer}: car, mileage, fuel and belongings as on the form. It changes no more after this.",
            plate=plate(shown.plate),
            customer=shown.customer,
        )
        about, foot = Label(told, Role.SECOND, "ink2"), Column(gap=8)
        about.setWordWrap(True)
        column = Column(self, gap=12)
        for part in (Label(T("The customer signs"), Role.SECTION), about, self.pad):
            column.addWidget(part)
        column.addLayout(foot)
        sign = self.action(
            "dealership.sign_reception",
            self._args,
            text=T("Signed, print it"),
            key="F5",
            icon="signature",
            then=self._signed,
        )
        self.pad.signed.connect(lambda _: self.judge())
        self.close_with(sign, foot, T("the customer signs first"))
        self.learn(shown.facts)

    def _args(self) -> dict[str, Any] | None:
        if not self.pad.is_signed:
            return None
        drawn = json.dumps(self.pad.strokes, separators=(",", ":"))
        return {"visit": self._visit, "signature": Strokes(drawn)}

    def _signed(self, document: Any) -> None:
        self.leave()
        self._then(document)
