"""How the three-guarantees watch is told, and what it is asked for: a fault by its name, a repair elsewhere (DLR-13)."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.three_guarantees import FaultFacts, Replaced, WatchFacts, Weight
from app.flows.dealership.facts.vehicle_file import VehicleShown
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.rules.three_guarantees import Duty, Ground, Raised
from app.flows.dealership.rules.watch import Watch, unnamed
from app.flows.dealership.screens.base import AskDialog
from app.flows.dealership.screens.vehicles.dialogs import KM, km_in
from app.flows.dealership.screens.words import kilometres, plate
from app.kernel.fields import Label as Written
from app.kernel.fields import Note
from app.kernel.text import T, Text
from app.widgets.answer import Answer
from app.widgets.asking import Wanted
from app.widgets.desk import Context
from app.widgets.paint import Tag
from app.widgets.part import showing
from app.widgets.table import ROW, Cell, Heading, Table, TableRow
from app.widgets.theme import Said, look
from app.widgets.typed import day

HIGH = 170
"""Of the list of faults at the most, at 100 %."""
NOTHING = "nothing"
DUTIES: Mapping[Duty, Text] = {
    Duty.SUBSTITUTE: T("substitute car", "duty"),
    Duty.EXCHANGE: T("exchange or return", "duty"),
}
GROUNDS: Mapping[Ground, Text] = {
    Ground.SEVEN_DAYS: T("an assembly failed in the first days", "duty"),
    Ground.SIXTY_DAYS: T("one of the gravest faults early on", "duty"),
    Ground.SEVERE: T("severe safety faults", "duty"),
    Ground.ASSEMBLY: T("the assembly put in new again", "duty"),
    Ground.MAIN_PART: T("the main part put in new again", "duty"),
    Ground.DAYS: T("days in repair", "duty"),
    Ground.SAME_FAULT: T("repairs of the same fault", "duty"),
    Ground.ONE_REPAIR: T("days in this repair", "duty"),
}
WEIGHTS: Mapping[Weight, Text] = {
    Weight.PLAIN: T("Usual fault", "weight"),
    Weight.SEVERE: T("Severe safety fault", "weight"),
    Weight.GRAVEST: T("Gravest: steering, brakes, fire", "weight"),
}
REPLACED: Mapping[str, Text] = {
    NOTHING: T("No main part", "put in new"),
    Replaced.ASSEMBLY: T("Assembly", "put in new"),
    Replaced.THEIR_PART: T("Part of one", "put in new, of an assembly"),
    Replaced.MAIN_PART: T("Other main part", "put in new"),
}
FAULTS = (
    Heading(T("Fault", "table"), 0),
    Heading(T("Repaired", "fault"), 130),
    Heading(T("At km", "fault"), 110),
)


def told(one: Raised) -> Text:
    """A duty, the limit that raises it, and what was counted."""
    what = GROUNDS[one.ground]
    about: dict[str, Any] = {"duty": DUTIES[one.duty], "ground": what, "n": one.counted, "what": one.what}
    if one.what:
        return T("{duty}: {ground}, {n} ({what})", "duty", **about)
    return T("{duty}: {ground}, {n}", "duty", **about)


def tags(found: Watch) -> tuple[Tag, ...]:
    """What to mind while one reckons: a duty that is there, or that the next repair would raise."""
    if found.raised:
        return (Tag(T("Three guarantees: {duty}", duty=DUTIES[found.raised[0].duty]), "bad", "shield-check"),)
    if found.next:
        next = DUTIES[found.next[0].duty]
        return (Tag(T("The next time: {duty}", "three guarantees", duty=next), "warn", "shield-check"),)
    return ()


def lines(found: Watch) -> list[tuple[Said, Said]]:
    """All that the watch counts of a car."""
    known: list[tuple[Said, Said]] = [
        (one.fault, T("repaired {n} {n:time|times}", n=one.times)) for one in found.faults
    ]
    if found.faults:
        known.append((T("Days in repair left"), str(found.left)))
    known += [(T("Owed now"), told(one)) for one in found.raised]
    known += [(T("The next time"), told(one)) for one in found.next]
    if found.substitute:
        known.append((T("Substitute car from"), T("{at:moment}", at=found.substitute)))
    return known


def warning(found: Watch) -> Text | None:
    """What is read before an order is opened or closed; nothing where nothing warns."""
    if not found.warns:
        return None
    duties = [told(one) for one in found.raised or found.next]
    if found.raised:
        return T("Owed by the three guarantees: {duties:list}", duties=duties)
    return T("The same repair once more would raise: {duties:list}", duties=duties)


def name(context: Context, host: QWidget, visit: VisitFacts) -> AskDialog:
    """The fault by the name that it had before, how grave it is, what is put in new."""
    faults, kinds, line = _Faults(visit.watch), _Kinds(), unnamed(visit)
    wanted = {"fault": Wanted(T("Fault", "name"), takes=Written), **_new()}
    same = T("The same fault has the same name: touch it if it was repaired before.")
    of_line: dict[str, Any] = {"n": line.n, "name": line.name, "same": same} if line else {}

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        about = {"visit": visit.id, "line": line.id if line else None}
        return about | {"fault": Written(values["fault"])} | kinds.said(values["what"])

    made = AskDialog(
        *(context, host, "dealership.name_fault", T("Name the fault"), wanted, args),
        told=T("Line {n}, {name}. {same}", "fault", **of_line) if line else same,
        facts=(visit,),
        parts=(*faults.shown, *kinds.parts),
        icon="shield-check",
        wide=680,
    )
    faults.chosen.connect(lambda id: made.fields["fault"].write(faults.called(id)))
    faults.chosen.connect(lambda _: made.judge())
    kinds.ask_what(made)
    return made


def enter(context: Context, host: QWidget, shown: VehicleShown) -> AskDialog:
    """A repair elsewhere: the fault, from when to when, at how many kilometres."""
    kinds, today = _Kinds(), context.desk.settings.business_day(context.desk.clock.now())

    def when(label: Text, beside: bool = False) -> Wanted:
        return Wanted(
            label, beside=beside, read=lambda words: day(words, today), fault=T("Which day? As 11-24.")
        )

    wanted = {
        "fault": Wanted(T("Fault", "name"), takes=Written),
        "km": Wanted(T("At km", "fault"), digits=True, beside=True, read=km_in, fault=KM),
        "began": when(T("In repair from")),
        "ended": when(T("until", "day"), True),
        **_new(),
    }

    def args(values: Mapping[str, Any]) -> Mapping[str, Any]:
        days = {name: values[name] for name in ("began", "ended", "km")}
        return {"vehicle": shown.id, "fault": Written(values["fault"]), **days, **kinds.said(values["what"])}

    made = AskDialog(
        *(context, host, "dealership.enter_repair", T("Enter a repair elsewhere"), wanted, args),
        told=f"{plate(shown.facts.plate)} · {shown.facts.model}",
        facts=(shown.facts,),
        parts=kinds.parts,
        icon="shield-check",
        wide=680,
    )
    kinds.ask_what(made)
    return made


def strike(context: Context, host: QWidget, shown: VehicleShown) -> AskDialog:
    """Which fault counts no more."""
    faults = _Faults(shown.watch)

    def args(values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        return {"fault": faults.current, "why": Note(values["why"])} if faults.current else None

    made = AskDialog(
        *(context, host, "dealership.strike_fault", T("Strike a fault")),
        {"why": Wanted(T("Why it counts no more"), takes=Note)},
        args,
        told=T("It was no fault of quality, or entered by mistake."),
        facts=(shown.facts, *shown.watch.faults),
        parts=(faults,),
        wide=600,
    )
    faults.chosen.connect(lambda _: made.judge())
    return made


class _Faults(Table):
    """The faults of a car that count, the newest first."""

    def __init__(self, known: WatchFacts) -> None:
        super().__init__(FAULTS)
        self._known = {one.id: one for one in reversed(known.faults)}
        self.setMinimumHeight(look().px(min(HIGH, ROW * (len(self._known) + 1))))
        self.show_rows([_row(one) for one in self._known.values()])

    @property
    def shown(self) -> Sequence[QWidget]:
        """Itself, where there is something to choose."""
        return (self,) if self._known else ()

    def called(self, id: str) -> str:
        """How a fault is called."""
        return next((one.fault for one in self._known.values() if one.id == id), "")


class _Kinds:
    """How grave a fault is, and what is put in new."""

    def __init__(self) -> None:
        self._weight = Answer(T("How grave the fault is"), WEIGHTS, given=Weight.PLAIN)
        self._replaced = Answer(T("What is put in new"), REPLACED, given=NOTHING)

    @property
    def parts(self) -> tuple[Answer, Answer]:
        return self._weight, self._replaced

    def ask_what(self, sheet: AskDialog) -> None:
        """The name of what is put in new is asked for once there is something."""
        field = sheet.fields["what"]

        def show(replaced: str) -> None:
            showing(field, replaced != NOTHING)

        self._replaced.chosen.connect(show)
        show(self._replaced.current)

    def said(self, what: str | None) -> dict[str, Any]:
        """The arguments of the act."""
        new = None if self._replaced.current == NOTHING else Replaced(self._replaced.current)
        weight = Weight(self._weight.current)
        return {"weight": weight, "replaced": new, "what": Written(what) if new and what else None}


def _new() -> dict[str, Wanted]:
    return {"what": Wanted(T("What it is called"), needed=False, hint=T("such as gearbox"))}


def _row(one: FaultFacts) -> TableRow:
    about = WEIGHTS[one.weight] if one.weight is not Weight.PLAIN else ""
    km = kilometres(one.km)
    return TableRow(one.id, (Cell(one.fault, strong=True, note=about), T("{at:day}", at=one.began), km))
