"""A printed document inside the program: its pages as they are on paper, or its words to be read aloud."""

from PySide6.QtWidgets import QWidget

from app.counter.print_facts import DocumentShown
from app.counter.saying import said
from app.forms.shell.ui_preview import Ui_Preview
from app.kernel.refusal import No
from app.kernel.text import T
from app.paper.viewing import Viewed
from app.shell.context import Shell
from app.shell.reading import ReadText
from app.widgets.bind import bind
from app.widgets.desk import Tone
from app.widgets.dialog import AROUND, Sheet
from app.widgets.form import laid_out
from app.widgets.paper_view import PaperView
from app.widgets.part import showing
from app.widgets.screen import Screen
from app.widgets.segment import Choice


class Preview(Sheet):
    """`Preview(host, shell, document)`, then `open()`; the document is laid out and drawn beside the screen."""

    def __init__(self, host: QWidget, shell: Shell, document: str) -> None:
        super().__init__(host, wide=780)
        self.page = PreviewPage(shell, document)
        self.page.ui.close.clicked.connect(self.dismiss)
        self.card.column.addWidget(self.page)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.page.paper)

    def _cover(self) -> None:
        # The pages take what height the window has.
        high = self._host.height() - self.look.px(2 * AROUND + 190)
        for part in (self.page.paper, self.page.words_):
            part.setFixedHeight(max(self.look.px(160), high))
        super()._cover()


class PreviewPage(Screen):
    """The document, and printing it again: a copy that says so and is counted (COM-31)."""

    topics = frozenset({"house"})

    def __init__(self, shell: Shell, document: str) -> None:
        super().__init__(shell)
        self._shell, self._document = shell, document
        self.ui = laid_out(Ui_Preview(), self)
        self.paper = PaperView()
        self.words_ = ReadText(T("The words of the paper"))
        for part in (self.paper, self.words_):
            self.ui.paper_place.addWidget(part)
        self.ui.how.offer((Choice("pages", T("As it is printed")), Choice("words", T("Its words"))))
        self.ui.how.chosen.connect(self._turn)
        again = self.action("house.print_again", self._chosen, icon="printer", then=self._printed)
        bind(again, self.ui.again)
        self._viewed = False
        self._turn()

    def read(self) -> None:
        self.look(DocumentShown, self._fill, document=self._document)

    def _chosen(self) -> dict[str, str]:
        return {"document": self._document}

    def _fill(self, shown: DocumentShown) -> None:
        self.learn(shown.facts)
        if not self._viewed:  # not before it is known that it may be seen (RST-51)
            self._viewed = True
            self._shell.then(self._shell.view(self._document), self._show_pages, self._no_pages)
        self.ui.title.say(T("{paper} {number}", paper=shown.title, number=shown.number))
        self.ui.facts.say(T("{at:moment} · prints: {n}", at=shown.made_at, n=shown.prints))

    def _show_pages(self, viewed: Viewed) -> None:
        self.paper.show_pages(viewed.pages)
        self.words_.setPlainText(viewed.text)
        self.ui.waits.say("")
        showing(self.ui.waits, False)

    def _no_pages(self, error: BaseException) -> None:
        self.ui.waits.say(T("It cannot be shown just now."))
        self._shell.fault(error)

    def _turn(self) -> None:
        pages = self.ui.how.current == "pages"
        showing(self.paper, pages)
        showing(self.words_, not pages)

    def refused(self, no: No) -> None:
        self.ui.waits.say(said(no, self.desk.flow(self.flow)))

    def _printed(self, _: object) -> None:
        self.told(T("It is printed again, as a copy."), Tone.OK)
