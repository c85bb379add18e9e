"""The chosen print: what it is, why it waits, how it looks, and what can be done about it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.counter.print_facts import DocumentFacts, Job, JobShown, Printers
from app.forms.shell.ui_job import Ui_Job
from app.forms.shell.ui_job_head import Ui_JobHead
from app.kernel.text import T, Text
from app.paper.viewing import Viewed
from app.shell.carrying import carry
from app.shell.context import Shell
from app.shell.prints.asking import Elsewhere, Reason
from app.shell.prints.states import TAGS, copy_word
from app.widgets.bind import bind, button_of
from app.widgets.button import ActionButton, Kind
from app.widgets.chip import Chip
from app.widgets.columns import ActionBlock, CaseColumn
from app.widgets.desk import Tone
from app.widgets.empty import Empty
from app.widgets.form import laid_out
from app.widgets.paper_view import PaperView
from app.widgets.part import showing
from app.widgets.screen import Screen
from app.widgets.sentence import Sentence
from app.widgets.theme import look

F5 = "F5"


class JobColumn(Screen):
    """The case of the print centre: `column` and `actions_block` are laid out by the tab."""

    topics = frozenset({"house"})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self.job: JobShown | None = None
        self._drawn = ""
        self._roles: dict[str, Text] = {}
        self.column = CaseColumn()
        self.column.body.addWidget(self)
        self._none = Empty("printer", T("Choose a print"), T("It is shown here, with what can be done."))
        self.column.body.addWidget(self._none)
        head = QWidget()
        self.head = laid_out(Ui_JobHead(), head)
        self._state = Chip(TAGS[Job.QUEUED])
        self.head.state_place.addWidget(self._state)
        self.column.head.addWidget(head)
        self.ui = laid_out(Ui_Job(), self)
        self._why = Sentence(boxed=True)
        self.ui.why_place.addWidget(self._why)
        self.paper = PaperView()
        self.ui.paper_place.addWidget(self.paper)
        self._make_actions()
        self.show_job(None)

    def show_job(self, job: JobShown | None) -> None:
        """Show a print, or none."""
        self.job = job
        self.learn(job.facts if job else None, _document(job) if job else None)
        for part in (self, self.head.number, self.head.title, self._state):
            showing(part, job is not None)
        if job:
            self._tell(job)
        showing(self._none, job is None)
        self._lead(job)
        self._look_at(job.document if job else "")

    def read(self) -> None:
        self.look(Printers, self._learn_roles)

    # -- inside -----------------------------------------------------------------------------------------

    def _learn_roles(self, told: Printers) -> None:
        self._roles = {role.role: role.title for role in told.roles}
        self.retold()

    def _tell(self, job: JobShown) -> None:
        self.head.number.say(job.number)
        self.head.title.say(job.title)
        self._state.show_tag(TAGS[job.step])
        self._why.say(job.why or "")
        told = [
            copy_word(job.copy),
            T("asked for {at:moment} at {counter}", at=job.made_at, counter=job.counter),
        ]
        if job.role in self._roles:
            told.append(self._roles[job.role])
        if job.printer:
            told.append(T("sent to {printer}", printer=job.printer))
        if job.attempts:
            told.append(T("tried {n} times", n=job.attempts))
        if job.step is Job.QUEUED and job.next_at > self.desk.clock.now():
            told.append(T("tried again at {at:time}", at=job.next_at))
        self.ui.facts.say(" · ".join(self.words(one) for one in told))

    def retold(self) -> None:
        if self.job:
            self._tell(self.job)

    def _look_at(self, document: str) -> None:
        """Have it drawn beside the screen, once for as long as it is chosen."""
        if document == self._drawn:
            return
        self._drawn = document
        self.paper.show_pages([])
        if document:
            self._await("paper", self._shell.view(document), self._show_pages)

    def _show_pages(self, viewed: Viewed) -> None:
        self.paper.show_pages(viewed.pages)
        self.paper.setAccessibleDescription(viewed.text[:400])
        self.paper.setMinimumHeight(look().px(440))

    def _make_actions(self) -> None:
        self._again = self.action("house.send_again", self._job, icon="rotate-ccw", then=self._said)
        self._came = self.action("house.confirm_printed", self._came_out, text=T("It came out"), icon="check")
        self._copy = self.action("house.print_again", self._document, icon="copy", then=self._copied)
        self._elsewhere = self.action(
            "house.send_elsewhere", self._job, key="F6", icon="external-link", run=self._ask_printer
        )
        self._not = self.action(
            "house.confirm_printed", self._not_out, text=T("It did not come out"), key="F7", icon="x"
        )
        self._larger = self.way(T("Look at it"), self._open, key="F8", icon="eye")
        self._no_more = self.action("house.cancel_print", self._job, key="F9", icon="ban", run=self._ask_why)
        self.primary = ActionButton(kind=Kind.PRIMARY, high=60)
        others = [button_of(a) for a in (self._elsewhere, self._not, self._larger, self._no_more)]
        self.actions_block = ActionBlock(self.primary, others)

    def _lead(self, job: JobShown | None) -> None:
        """What is most likely wanted stands first, under F5."""
        first = self._again
        if job and job.step is Job.DOUBTFUL:
            first = self._came
        elif job and job.step in (Job.PRINTED, Job.ACKNOWLEDGED, Job.CANCELLED):
            first = self._copy
        for action in (self._again, self._came, self._copy):
            action.setShortcut(F5 if action is first else "")
        bind(first, self.primary)

    # -- arguments, and what is asked for them -------------------------------------------------------------

    def _job(self) -> dict[str, Any] | None:
        return {"job": self.job.id} if self.job else None

    def _document(self) -> dict[str, Any] | None:
        return {"document": self.job.document} if self.job else None

    def _came_out(self) -> dict[str, Any] | None:
        return {"job": self.job.id, "came_out": True} if self.job else None

    def _not_out(self) -> dict[str, Any] | None:
        return {"job": self.job.id, "came_out": False} if self.job else None

    def _ask_printer(self) -> None:
        sheet = Elsewhere(self.window(), self._shell, lambda printer: carry(self._elsewhere, printer=printer))
        sheet.open()

    def _ask_why(self) -> None:
        if self.job:
            Reason(self.window(), self.job, lambda why: carry(self._no_more, why=why)).open()

    def _open(self) -> None:
        if self.job:
            self._shell.preview(self.job.document)

    def _said(self, _: object) -> None:
        self.told(T("It is tried again now."), Tone.OK)

    def _copied(self, _: object) -> None:
        self.told(T("It is printed again, as a copy."), Tone.OK)


def _document(job: JobShown) -> DocumentFacts:
    return DocumentFacts(job.document, job.number, job.case, job.copy)
