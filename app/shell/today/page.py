"""Today: one list of what is due, over all flows, each row one act and one touch from its case (COM-50)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.counter.overview import Agenda, DueRow, Figures
from app.counter.print_facts import JobShown, PrintCentre
from app.forms.shell.ui_today import Ui_Today
from app.kernel.flow import Flow
from app.kernel.judge import relied
from app.kernel.text import T
from app.shell.context import Shell
from app.shell.today.agenda_list import AgendaList
from app.shell.today.figures import FigureCard
from app.shell.today.rows import PRINTS, Item, groups, items
from app.shell.watch import Watch
from app.widgets.desk import Tone
from app.widgets.empty import Empty
from app.widgets.form import laid_out
from app.widgets.part import showing
from app.widgets.segment import Choice
from app.widgets.theme import look

BESIDE_FROM = 1200
"""Width at 100 % from which the figures stand beside the list."""


class Today(Watch):
    """What is due now. The list is shown whole; two segments narrow it to mine, and to one flow."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.shell = shell
        self.ui = laid_out(Ui_Today(), self)
        self.list = AgendaList()
        self.list.retold()
        self._empty = Empty("circle-check", T("Nothing is due"), T("What falls due stands here by itself."))
        self.ui.list_place.addWidget(self.list)
        self.ui.empty_place.addWidget(self._empty)
        self.setFocusProxy(self.list)
        now = self.desk.clock.now()
        self._agenda, self._prints = Agenda(now, ()), PrintCentre(now, (), (), ())
        self._items: dict[str, Item] = {}
        self._figures: Figures | None = None
        self.list.opened.connect(self._open)
        self.list.acted.connect(self._act)
        self.ui.whose.chosen.connect(self._tell)
        self.ui.source.chosen.connect(self._tell)
        self.ui.away_look.clicked.connect(lambda: shell.tab_wanted.emit(PRINTS))
        self._tell()

    def read_dues(self) -> None:
        self.look(Agenda, self._show_agenda)
        self.look(Figures, self._show_figures)

    def retold(self) -> None:
        self.ui.day.say(T("{at:moment}", at=self.desk.clock.now()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_side()

    # -- showing ----------------------------------------------------------------------------------------

    def _show_agenda(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._tell()

    def show_prints(self, prints: PrintCentre) -> None:
        self._prints = prints
        self._tell()

    def _show_figures(self, figures: Figures) -> None:
        self._figures = figures
        place = self.ui.figures_place
        while item := place.takeAt(0):
            if part := item.widget():
                part.hide()
                part.deleteLater()
        for figure in figures.figures:
            place.addWidget(FigureCard(figure))
        self._tell_side()

    def _tell(self) -> None:
        every = items(self._agenda, self._prints)
        self._items = {item.id: item for item in every}
        self._offer(every)
        whose, source = self.ui.whose.current, self.ui.source.current
        shown = [
            item
            for item in every
            if (whose != "mine" or item.mine) and (source in ("", "all") or item.source == source)
        ]
        self.list.show_groups(groups(shown, self.desk.clock.now(), self._flows, self.words))
        showing(self.list, bool(shown))
        showing(self._empty, not shown)
        self.retold()
        self._tell_side()

    def _offer(self, every: list[Item]) -> None:
        mine = sum(item.mine for item in every)
        self.ui.whose.offer((Choice("all", T("All"), len(every)), Choice("mine", T("Mine"), mine)))
        sources = list(dict.fromkeys(item.source for item in every))
        titles = {name: flow.title for name, flow in self._flows.items()} | {PRINTS: T("Prints")}
        some = [Choice(source, titles[source]) for source in titles if source in sources]
        self.ui.source.offer((Choice("all", T("Everything")), *some))
        showing(self.ui.source, len(some) > 1)

    def _tell_side(self) -> None:
        wide = self.width() * 100 / look().scale >= BESIDE_FROM
        away = self.shell.house.store.outages.now.get("printer")
        showing(self.ui.away, away is not None)
        if away:
            self.ui.away_title.say(away.reason)
        figures = self._figures.figures if self._figures else ()
        showing(self.ui.side, wide and (bool(figures) or away is not None))

    @property
    def _flows(self) -> Mapping[str, Flow]:
        return {flow.name: flow for flow in self.shell.house.flows}

    # -- doing ------------------------------------------------------------------------------------------

    def _open(self, id: str) -> None:
        what = self._items[id].what
        if isinstance(what, JobShown):
            self.shell.tab_wanted.emit(PRINTS)
        else:
            self.shell.open_due(what)

    def _act(self, id: str) -> None:
        """Do what settles it, where the case alone says enough; else go to the case."""
        what = self._items[id].what
        args = None if isinstance(what, JobShown) else self._arguments(what)
        if isinstance(what, JobShown) or args is None:
            self._open(id)
            return
        # No `look`: what it shows is shown again in another language, and an act is not.
        future = self.desk.facts(what.flow, [what.case])
        self.shell.then(future, lambda facts: self._judged(what, args, facts[what.case]), self.shell.fault)

    def _arguments(self, row: DueRow) -> dict[str, str] | None:
        """The arguments of the act that settles it: the case, and the part that its key names; None if more is asked."""
        flow = self._flows[row.flow]
        command = flow.commands.get(row.does or "")
        if command is None:
            return None
        subjects = list(command.subjects)
        if not subjects or command.subjects[subjects[0]] is not flow.case:
            return None
        args = dict(zip(subjects, filter(None, (row.case, row.key)), strict=False))
        fields = command.arguments.model_fields
        asked = {name for name, field in fields.items() if field.is_required()}
        return args if asked <= set(args) else None

    def _judged(self, row: DueRow, args: Mapping[str, str], case: Any) -> None:
        act = self._flows[row.flow].by_name[row.does or ""]
        name = f"{row.flow}.{act.name}"
        facts = {n: case if i == row.case else case.parts.get(i) for n, i in args.items()}
        verdict = self.desk.may(name, args, facts)
        seen = relied(act, facts, args)
        done = lambda _: self.told(T("{what}: done", what=row.title), Tone.OK)  # noqa: E731
        if verdict.yes:
            self.do(name, args, done, seen=seen)
        elif verdict.no and verdict.no.who:
            self.context.second_person(
                name, args, verdict.no, lambda second: self.do(name, args, done, seen=seen, second=second)
            )
        elif verdict.no:
            self.context.refused(verdict.no, row.flow)
        else:
            self.context.open_case(row.flow, row.case)
