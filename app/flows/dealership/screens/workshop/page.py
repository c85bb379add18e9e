"""F8 车间: who waits in the order of dispatch, who is at which bay of which team, with hours (DLR-23, 30 to 35)."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.dealership.facts.forecast import Forecast, Whereabouts
from app.flows.dealership.facts.tracks import CHECKS, Job, Visit
from app.flows.dealership.facts.visits import WorkshopBoard, WorkshopLine
from app.flows.dealership.facts.workshop import JobFacts
from app.flows.dealership.rules.dispatch import in_order
from app.flows.dealership.rules.forecast import expectation, stands
from app.flows.dealership.rules.promise import Outlook
from app.flows.dealership.rules.workshop import promises, take_over_by, waits
from app.flows.dealership.screens.base import BookPage
from app.flows.dealership.screens.delivery.advice import advise, check_team
from app.flows.dealership.screens.photos import of_lines
from app.flows.dealership.screens.words import STEPS, plate, plate_tag
from app.flows.dealership.screens.workshop import dialogs, receiving
from app.flows.dealership.screens.workshop.panel import CarPanel
from app.forms.dealership.ui_board import Ui_Board
from app.kernel.hours import hours
from app.kernel.names import plate_terms
from app.kernel.search import PrefixIndex
from app.kernel.text import T, Text
from app.widgets.bound import Action
from app.widgets.columns import BoardLayout
from app.widgets.desk import Context
from app.widgets.empty import Empty
from app.widgets.field import SearchField
from app.widgets.flow_screen import CaseDoor
from app.widgets.form import laid_out
from app.widgets.listed import Listed
from app.widgets.paint import Tag
from app.widgets.part import Column, Panel, filled
from app.widgets.places import Offer, Places
from app.widgets.segment import Choice, Segment
from app.widgets.table import Cell, Heading, TableRow
from app.widgets.workbar import WorkBar

WAITS = "waits"
NOBODY = T("No car is here"), T("The desk hands cars over")
UNFOUND = T("Nothing fits"), T("Type less of it, or something else")
HEADINGS = (
    Heading(T("Plate"), 132),
    Heading(T("Bay, car", "board"), 0),
    Heading(T("Status", "board"), 132),
    Heading(T("Promised", "board"), 132),
)


class WorkshopPage(BookPage):
    """The workshop's board at the left, the chosen car with its jobs at the right: at first `visit`."""

    def __init__(self, context: Context, visit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._board = WorkshopBoard(context.desk.clock.now(), (), (), {}, {})
        self._chosen = visit
        self._ids: list[str] = []
        board, inside = Panel("ground"), QWidget()
        self.bar, self.ui = WorkBar(T("Workshop")), laid_out(Ui_Board(), inside)
        self.ways = Segment([Choice(WAITS, T("Waits", "workshop"))])
        self.search = SearchField(T("End of the plate"), letters=True, high=44)
        self._empty = Empty("car", *NOBODY)
        self.list_ = Listed(HEADINGS, self._empty)
        self.ui.ways_place.addWidget(self.ways)
        self.ui.search_place.addWidget(self.search)
        self.ui.table_place.addWidget(self.list_)
        self.panel, self.places = CarPanel(), Places()
        self.laid = BoardLayout(board, self.panel, self.places.block)
        filled(Column(board, gap=0), inside, CaseDoor(self.laid, T("The car, and what to do"), "car"))
        filled(Column(self, gap=0), self.bar).addWidget(self.laid, 1)
        self._make_actions()
        self.bar.back.connect(self.left)
        self.ways.chosen.connect(lambda _: self._show_rows())
        self.search.sought.connect(lambda _: self._show_rows())
        self.search.moved.connect(lambda _: self.list_.step_in())
        self.search.entered.connect(lambda _: self._choose(self._ids[0] if self._ids else ""))
        self.list_.chosen.connect(self._choose)
        self.panel.taken.connect(self._offer)
        self.panel.photos.connect(self._photos)
        self.setFocusProxy(self.search)
        self.panel.show_car(self._board, None, "", None, self.desk.settings)
        self._offer()

    def _make_actions(self) -> None:
        car, job = self._args, self._job_args
        self.way(T("Photos"), self._photos, key="F7", icon="camera")
        self._team = self.asks(
            "dealership.add_team", dict, lambda: dialogs.add_team(self.context, self).open(), icon="users"
        )
        self._take = self.action("dealership.take_over", car, icon="check")
        self._back = self.asks("dealership.send_back", car, lambda: self._open(dialogs.send_back))
        self._elsewhere = self.asks("dealership.dispatch", car, self._dispatch, icon="send")
        self._begin = self.action("dealership.begin_job", job, icon="circle-play")
        self._finish = self.action("dealership.finish_job", job, icon="check")
        self._receive = self.asks(
            "dealership.receive_car", car, lambda: self._open(receiving.receive), icon="check-check"
        )
        self._enter = self.asks(
            "dealership.enter_car", job, lambda: self._open(receiving.enter, True), icon="car"
        )
        self._move = self.asks(
            "dealership.ask_to_move",
            job,
            lambda: self._open(receiving.ask_to_move, True),
            icon="shopping-bag",
        )
        self._wait = self.asks(
            "dealership.pause_job", job, lambda: self._open(dialogs.pause, True), icon="circle-pause"
        )
        self._off = self.asks(
            "dealership.clock_off", job, lambda: self._open(dialogs.clock_off, True), icon="log-out"
        )
        self._change = self.asks("dealership.report_change", job, self._report, icon="clock-alert")
        self._checks: dict[Visit, Action] = {
            Visit.SELF_CHECKED: self.action("dealership.check_own", car, icon="check"),
            Visit.TEAM_CHECKED: self.asks(
                "dealership.check_team", car, lambda: self._write(check_team), icon="check"
            ),
            Visit.INSPECTED: self.action("dealership.inspect", car, icon="shield-check"),
        }
        self._driven = self.action(
            "dealership.inspect", self._driven_args, text=T("Passed, with a road test"), icon="car"
        )
        self._advise = self.asks("dealership.advise", car, lambda: self._write(advise), icon="lightbulb")
        self._fail = self.asks(
            "dealership.fail_check", job, lambda: self._open(dialogs.fail, True), icon="undo-2"
        )

    # -- looking ----------------------------------------------------------------------------------------

    def read(self) -> None:
        self.look(WorkshopBoard, self._tell)

    def passed(self) -> None:
        """A minute has passed: a promise may be in danger."""
        self.read()

    @property
    def _line(self) -> WorkshopLine | None:
        return next((one for one in self._board.cars if one.id == self._chosen), None)

    @property
    def _job(self) -> JobFacts | None:
        return self._line.facts.work.parts.get(self.panel.job) if self._line else None

    def _tell(self, board: WorkshopBoard) -> None:
        self._board = board
        ways = [Choice(WAITS, T("Waits", "workshop"), len(self._of(WAITS)))]
        for one in board.teams:
            told = {"team": one.facts.name, "hours": hours(sum(one.ahead))}
            ways.append(Choice(one.id, T("{team}, {hours} h", "board", **told), len(self._of(one.id))))
        self.ways.offer(ways)
        self._show_rows()
        self._choose(self._chosen)

    def _of(self, way: str) -> list[WorkshopLine]:
        """The cars of a way: who waits in the order of dispatch, a team's in that of its bays."""
        cars = self._board.cars
        if way != WAITS:
            there = [(at.bay, one) for one in cars if (at := one.facts.work.dispatched) and at.team == way]
            return [one for _, one in sorted(there, key=lambda pair: pair[0])]
        to_take = [one for one in cars if one.facts.work.to_take]
        known: dict[str, WorkshopLine] = {one.id: one for one in cars if one.facts.step is Visit.DISPATCHED}
        ordered = in_order(waits(one.facts) for one in known.values())
        return to_take + [known[one.id] for one in ordered]

    def _show_rows(self) -> None:
        sought = self.search.text.strip()
        lines: Sequence[WorkshopLine] = self._board.cars if sought else self._of(self.ways.current)
        self._empty.say(*(UNFOUND if sought else NOBODY))
        if sought:
            index = PrefixIndex((n, plate_terms(one.plate), 0) for n, one in enumerate(lines))
            lines = [lines[n] for n in sorted(index.find(sought, len(lines) or 1))]
        self._ids = [one.id for one in lines]
        self.list_.show_rows([self._row(one) for one in lines])
        self.list_.choose(self._chosen)

    def _row(self, one: WorkshopLine) -> TableRow:
        work, facts = one.facts.work, one.facts
        at = work.dispatched
        promised = promises(work)[-1].at
        ready = self._expected(one).finish
        outlook = stands(facts, self._board.at, ready, self.desk.settings)
        tone = {Outlook.MISSED: "bad", Outlook.IN_DANGER: "bad"}.get(outlook, "ink")
        about = at.bay if at and facts.step is not Visit.DISPATCHED else _first(one)
        return TableRow(
            one.id,
            (
                plate_tag(one.plate),
                Cell(about or one.model, strong=True, note=one.model if about else ""),
                self._stand(one),
                Cell(
                    T("{at:time}", at=promised)
                    if self._is_today(promised)
                    else T("{at:moment}", at=promised),
                    tone,
                    strong=tone != "ink",
                    note=self._when(ready),
                ),
            ),
        )

    def _stand(self, one: WorkshopLine) -> Tag:
        if one.facts.work.to_take:
            late = take_over_by(one.facts, self.desk.settings)[""] <= self._board.at
            return Tag(
                T("to take over", "workshop"), "bad" if late else "warn", "clock-alert" if late else "clock"
            )
        held = [job for job in one.facts.work.jobs if job.step is Job.WAITING]
        if one.facts.step is Visit.IN_WORK and held:
            return Tag(T("waits", "job"), "warn", "circle-pause")
        return Tag(STEPS[one.facts.step], "info")

    def _choose(self, visit: str) -> None:
        self._chosen = visit
        one = self._line
        staff = self.desk.staff
        self.list_.choose(visit)
        now = self._expected(one) if one else None
        self.panel.show_car(self._board, one, staff.login if staff else "", now, self.desk.settings)
        if one:
            self.learn(one.facts, *one.facts.work.jobs)
        self._offer()

    # -- doing ------------------------------------------------------------------------------------------

    def _args(self) -> dict[str, Any] | None:
        return {"visit": self._chosen} if self._line else None

    def _driven_args(self) -> dict[str, Any] | None:
        return {"visit": self._chosen, "road_test": True} if self._line else None

    def _job_args(self) -> dict[str, Any] | None:
        return {"visit": self._chosen, "job": self._job.id} if self._job else None

    def _offer(self) -> None:
        one = self._line
        if one is None:
            self.places.offer(Offer(self._team))
        elif one.facts.work.to_take:
            self.places.offer(Offer(self._take), (Offer(self._back),))
        elif one.facts.step is Visit.DISPATCHED:
            self.places.offer(Offer(self._elsewhere), (None, Offer(self._change)))
        elif one.facts.step in CHECKS:
            check = self._checks[one.facts.step]
            others = (Offer(self._fail), Offer(self._change), Offer(self._advise))
            driven = (Offer(self._driven),) if one.facts.step is Visit.INSPECTED else ()
            self.places.offer(Offer(check), others, driven)
        else:
            first = self._on_the_clock() if one.facts.work.received else self._receive
            off = Offer(self._off) if first is self._finish else None
            others = (Offer(self._wait), Offer(self._change), Offer(self._elsewhere))
            self.places.offer(
                Offer(first), (*others, off), (Offer(self._move), Offer(self._enter), Offer(self._advise))
            )

    def _on_the_clock(self) -> Action:
        """Clock on, or off: who is on a job does it, or for another whoever leads the work."""
        job, staff = self._job, self.desk.staff
        if job is None or job.step is not Job.IN_WORK:
            return self._begin
        return self._finish if staff and job.by == staff.login else self._off

    def _when(self, ready: datetime) -> Text:
        """When a car is expected: on another day than today with that day."""
        if self._is_today(ready):
            return T("about {at:time}", "finish", at=ready)
        return T("about {at:moment}", "finish", at=ready)

    def _is_today(self, at: datetime) -> bool:
        settings = self.desk.settings
        return settings.business_day(at) == settings.business_day(self._board.at)

    def _expected(self, one: WorkshopLine) -> Forecast:
        """When a car is done, as the whole board stands now."""
        cars = [each.facts for each in self._board.cars]
        teams = [each.facts for each in self._board.teams]
        return expectation(one.facts, cars, teams, self._board.at, self.desk.settings)

    def _photos(self) -> None:
        if one := self._line:
            of_lines(self.context, self, one.facts).open()

    def _report(self) -> None:
        if (one := self._line) and (job := self._job):
            dialogs.change(self.context, self, one, job, self._expected(one)).open()

    def _write(self, ask: Callable[..., Any]) -> None:
        if one := self._line:
            ask(self.context, self, one.facts, f"{plate(one.plate)} · {one.model}").open()

    def _dispatch(self) -> None:
        if one := self._line:
            dialogs.dispatch(self.context, self, self._board, one).open()

    def _open(self, ask: Any, of_job: bool = False) -> None:
        if (one := self._line) is None:
            return
        if not of_job:
            ask(self.context, self, one).open()
        elif job := self._job:
            ask(self.context, self, one, job).open()


def _first(one: WorkshopLine) -> Any:
    """Why a car goes before others."""
    handed = one.facts.work.handed
    if handed and handed.comeback:
        return T("Came back", "repair")
    return T("Customer waits here") if one.facts.where is Whereabouts.LOUNGE else ""
