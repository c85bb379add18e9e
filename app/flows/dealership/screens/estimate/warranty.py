"""Whether the maker pays for a line: what it is judged on, and what the rules say of it at once (DLR-12)."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.estimate_shown import EstimateShown
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.warranty import REASONS, SUBJECTS, VERDICTS, Subject, ends
from app.flows.dealership.rules.warranty import done_on, judged, terms_of
from app.flows.dealership.screens.base import AskDialog
from app.kernel.fields import Label as Written
from app.kernel.fields import Note
from app.kernel.text import T
from app.widgets.asking import Wanted
from app.widgets.bind import button_of
from app.widgets.desk import Context
from app.widgets.part import Column, Label, Role, Row
from app.widgets.segment import Choice, Segment
from app.widgets.theme import Said
from app.widgets.tick import Tick


class _Asked(QWidget):
    """The ticks side by side: never for accident or misuse, perhaps after an examination."""

    def __init__(self) -> None:
        super().__init__()
        self.accident, self.misuse = Tick(T("Accident", "warranty")), Tick(T("Misuse", "warranty"))
        self.uncertain = Tick(T("To be examined", "warranty"))
        self.told = Tick(T("The customer was told", "warranty"))
        row = Row(self, gap=8)
        for part in self.ticks:
            row.addWidget(part)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        return self.accident, self.misuse, self.uncertain, self.told

    @property
    def said(self) -> dict[str, bool]:
        """What decides besides the terms."""
        named = {"accident": self.accident, "misuse": self.misuse, "uncertain": self.uncertain}
        return {name: one.isChecked() for name, one in named.items()}


def decide(
    context: Context,
    host: QWidget,
    shown: EstimateShown,
    line: LineFacts,
    usual: Iterable[str] = (),
    then: Callable[[], None] = lambda: None,
) -> AskDialog:
    """Vehicle, wear part or main part; what excludes it; below, what the rules decide as one ticks.

    F4 says that nothing is mended, and decides. `usual` are the codes of what labour usually needs.
    """
    settings = context.desk.settings
    subjects = Segment([Choice(one.value, word) for one, word in SUBJECTS.items()])
    subject, worn = done_on(line, terms_of(shown.facts.ground.model, settings), usual)
    subjects.choose(subject)
    asked, verdict, besides = _Asked(), Label("", Role.STRONG, wrap=True), QWidget()
    known = worn if subject is Subject.WEAR_PART or line.is_material else ""
    wanted = {
        "part": Wanted(T("Code of the wear part"), known, needed=False),
        "why": Wanted(T("Why it is to be examined"), needed=False, beside=True, takes=Note),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        part, why = values["part"], values["why"]
        told = {"visit": shown.id, "line": line.id, "subject": Subject(subjects.current), **asked.said}
        told |= {"part": Written(part) if part else None, "why": Note(why) if why else None}
        return told | {"told": asked.told.isChecked()}

    made = AskDialog(
        *(context, host, "dealership.decide_warranty", T("Decide the warranty"), wanted, args),
        told=_about(shown, line),
        facts=(shown.facts,),
        parts=(besides, subjects, asked, verdict),
        icon="shield-check",
        then=lambda _: then(),
        wide=680,
    )

    Column(besides).addWidget(_no_defect(made, shown, line, then))

    def look() -> None:
        part = made.fields["part"].text or line.code
        found = _found(shown, Subject(subjects.current), part, settings, asked.said)
        verdict.say(found)
        made.note(found)
        made.judge()

    subjects.chosen.connect(lambda _: look())
    for tick in asked.ticks:
        tick.toggled.connect(lambda _: look())
    made.fields["part"].changed.connect(lambda _: look())
    look()
    return made


def _no_defect(sheet: AskDialog, shown: EstimateShown, line: LineFacts, then: Callable[[], None]) -> QWidget:
    """One key says that nothing is mended, and decides."""

    def args() -> Mapping[str, Any]:
        return {"visit": shown.id, "no_defect": True, **judged_on(shown, line, sheet.desk.settings)}

    def over(_: Any) -> None:
        sheet.leave()
        then()

    text = T("No defect: maintenance or a wish", "warranty")
    act = sheet.action("dealership.decide_warranty", args, text=text, key="F4", icon="ban", then=over)
    return button_of(act, high=44)


def judged_on(shown: EstimateShown, line: LineFacts, settings: Any) -> Mapping[str, Any]:
    """A line and what it is done on, as a decision takes them."""
    subject, part = done_on(line, terms_of(shown.facts.ground.model, settings))
    return {"line": line.id, "subject": subject, "part": Written(part)}


def _about(shown: EstimateShown, line: LineFacts) -> Said:
    """The line, the sale, the meter, and whether what is decided now will hold."""
    ground = shown.facts.ground
    told: dict[str, Any] = {"n": line.n, "name": line.name}
    told["sold"] = (
        T("sold {day:day}", day=ground.invoiced) if ground.invoiced else T("sale unknown", "vehicle")
    )
    told["km"] = f"{ground.km:,}" if ground.km is not None else "—"
    if ground.papers_seen:
        return T("{n}  {name}: {sold}, {km} km, both papers seen", "warranty", **told)
    return T("{n}  {name}: {sold}, {km} km. Papers not seen yet: it will be provisional", "warranty", **told)


def _found(
    shown: EstimateShown, subject: Subject, part: str, settings: Any, said: Mapping[str, bool]
) -> Said:
    if shown.facts.ground.km is None:
        return ""
    found = judged(shown.facts, subject, part, settings, **said)
    told: dict[str, Any] = {"verdict": VERDICTS[found.verdict], "reason": REASONS[found.reason]}
    until = ends(found.end.day, found.end.km) if found.end else ""
    if until:
        return T("{verdict}: {reason}, {until}", "warranty", **told, until=until)
    return T("{verdict}: {reason}", "warranty", **told)
