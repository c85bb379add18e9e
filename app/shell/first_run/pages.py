"""The pages of the first day. Each asks one thing, has a default, and keeps what was typed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.counter.pins import fresh_pin, too_easy
from app.counter.print_rules import How, address_fits
from app.forms.shell.ui_first_house import Ui_FirstHouse
from app.forms.shell.ui_first_look import Ui_FirstLook
from app.forms.shell.ui_first_manager import Ui_FirstManager
from app.forms.shell.ui_first_printers import Ui_FirstPrinters
from app.house import samples
from app.kernel.text import T, Text
from app.shell.context import Shell
from app.shell.first_run.tiles import ChoiceTile
from app.shell.settings.look import LookChoice
from app.widgets.form import laid_out
from app.widgets.part import Column, Part, Scroll, showing
from app.widgets.tile_grid import TileGrid

if TYPE_CHECKING:
    from app.shell.window import Window


class Page(Part, QWidget):
    """What a page says of itself; `fault` is what is wrong with its answer, or nothing."""

    step: ClassVar[Text]
    title: ClassVar[Text]
    about: ClassVar[Text]

    def __init__(self, shell: Shell, window: "Window") -> None:
        super().__init__()

    @property
    def first(self) -> QWidget | None:
        """Where one begins to type, if anywhere."""
        return None

    @property
    def note(self) -> Text | str:
        """What is chosen, for the foot."""
        return ""

    def fault(self) -> Text | None:
        """What is wrong, told beneath the page or at its field."""
        return None


class Looks(Page):
    """Language, colours, text size: changed while one looks on."""

    step, title = T("Language and look"), T("Which language?")
    about = T("Each computer has its own; the papers' is chosen in the settings.")

    def __init__(self, shell: Shell, window: "Window") -> None:
        super().__init__(shell, window)
        self.ui = laid_out(Ui_FirstLook(), self)
        self._look = LookChoice(window, self.ui)

    def dressed(self) -> None:
        super().dressed()
        self._look.follow()


class Work(Page):
    """What this counter does: only these tabs are shown."""

    step, title = T("What is done here"), T("What does this computer do?")
    about = T(
        "Only the tabs that are needed are shown: a restaurant never sees the workshop. Several can be chosen."
    )

    def __init__(self, shell: Shell, window: "Window") -> None:
        super().__init__(shell, window)
        flows = [flow for flow in shell.house.flows if flow.case]
        self.tiles = {
            flow.name: ChoiceTile(
                flow.icon,
                flow.counter or flow.title,
                flow.about or "",
                T("Tab: {tab}", tab=flow.title),
            )
            for flow in flows
        }
        self._titles = {flow.name: flow.counter or flow.title for flow in flows}
        if self.tiles:
            next(iter(self.tiles.values())).setChecked(True)
        _scrolled(self, list(self.tiles.values()))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The flows, by name."""
        return tuple(name for name, tile in self.tiles.items() if tile.isChecked())

    @property
    def note(self) -> Text | str:
        return T("Chosen: {flows:list}", flows=[self._titles[name] for name in self.chosen])

    def fault(self) -> Text | None:
        return None if self.chosen else T("Choose at least one.")


class Organisation(Page):
    """Whose papers they are."""

    step, title = T("Name and mark"), T("What is the house called?")
    about = T("The name stands on every paper and above the log-in.")

    def __init__(self, shell: Shell, window: "Window") -> None:
        super().__init__(shell, window)
        self.ui = laid_out(Ui_FirstHouse(), self)
        self.ui.name.write(self.look.say(T("Our house")))
        self.ui.mark.write(self.ui.name.text[:1])
        self._own = False
        self.ui.mark.line.textEdited.connect(self._edited)
        self.ui.name.changed.connect(self._named)

    @property
    def first(self) -> QWidget | None:
        self.ui.name.line.selectAll()
        return self.ui.name

    def fault(self) -> Text | None:
        if not self.ui.name.text:
            self.ui.name.fault(T("A house needs a name on its papers."))
            return T("The name is missing.")
        return None

    def _edited(self) -> None:
        self._own = True

    def _named(self, name: str) -> None:
        if not self._own:
            self.ui.mark.write(name[:1])


class Printing(Page):
    """Where papers go; the folder needs nothing."""

    step, title = T("Printers"), T("Where do papers come out?")
    about = T(
        "This can wait: everything goes into a folder until there is a printer, and is printed from there."
    )

    def __init__(self, shell: Shell, window: "Window") -> None:
        super().__init__(shell, window)
        self.ui = laid_out(Ui_FirstPrinters(), self)
        folder = T("Into the folder")
        self.tiles = {
            "": ChoiceTile("folder", folder, T("Every paper is a PDF there")),
            How.NETWORK: ChoiceTile(
                "printer", T("Printer on the network"), T("ESC/POS receipt printer, by its address")
            ),
        }
        for name in system_printers():
            self.tiles[name] = ChoiceTile(
                "monitor", Text("{name}", {"name": name}), T("A printer of this system")
            )
        _exclusive(self.tiles, "", self._turn)
        grid = TileGrid(230)
        grid.show_tiles(list(self.tiles.values()))
        self.ui.tiles_place.addWidget(grid)
        self._turn()

    @property
    def printer(self) -> tuple[How, str, str] | None:
        """How, name and address; None is the folder."""
        chosen = _chosen(self.tiles)
        if chosen == How.NETWORK:
            return How.NETWORK, self.look.say(T("Receipt printer")), self.ui.address.text
        return (How.SYSTEM, chosen, chosen) if chosen else None

    def fault(self) -> Text | None:
        if _chosen(self.tiles) == How.NETWORK and (no := address_fits(How.NETWORK, self.ui.address.text)):
            self.ui.address.fault(no.text)
            return no.text
        return None

    def _turn(self) -> None:
        network = _chosen(self.tiles) == How.NETWORK
        showing(self.ui.address, network)
        if network:
            self.ui.address.setFocus()


class Manager(Page):
    """The first manager and their PIN: one that nobody would try first."""

    step, title = T("Manager and PIN"), T("Who is the manager?")
    about = T("A manager takes others on, gives them their PINs, and says yes where a rule asks for it.")

    def __init__(self, shell: Shell, window: "Window") -> None:
        super().__init__(shell, window)
        self.ui = laid_out(Ui_FirstManager(), self)
        self.ui.name.write(self.look.say(T("Manager")))
        self.ui.pin.write(fresh_pin())

    @property
    def first(self) -> QWidget | None:
        self.ui.name.line.selectAll()
        return self.ui.name

    def fault(self) -> Text | None:
        if not self.ui.name.text:
            self.ui.name.fault(T("Write the name as everybody here says it."))
            return T("The name is missing.")
        if no := too_easy(self.ui.pin.text):
            self.ui.pin.fault(no.text)
            return no.text
        if self.ui.again.text != self.ui.pin.text:
            # Enter alone does not lead past a PIN that nobody has read.
            self.ui.again.setFocus(Qt.FocusReason.TabFocusReason)
            return T("Write it down, and type it here: nobody can look it up later.")
        return None


class Beginning(Page):
    """A sample day to look around in, or empty books."""

    step, title = T("Sample or empty"), T("How do you begin?")
    about = T(
        "The sample day has books of its own and is left by one button; the real books stay empty until you fill them."
    )

    def __init__(self, shell: Shell, window: "Window") -> None:
        super().__init__(shell, window)
        self.tiles = {
            "sample": ChoiceTile("sparkles", T("Look around in a sample day"), T("An evening in full swing")),
            "empty": ChoiceTile("door-open", T("Begin with empty books"), T("The first guest can come")),
        }
        there = bool(samples(shell.house.folders))
        showing(self.tiles["sample"], there)
        _exclusive(self.tiles, "sample" if there else "empty", lambda: None)
        _scrolled(self, [tile for name, tile in self.tiles.items() if there or name == "empty"])

    @property
    def sample(self) -> bool:
        """Whether the sample day is wished for."""
        return _chosen(self.tiles) == "sample"


PAGES: tuple[type[Page], ...] = (Looks, Work, Organisation, Printing, Manager, Beginning)
MOST_PRINTERS = 6


def system_printers() -> list[str]:
    """The printers that this system knows; none where it cannot say."""
    return QPrinterInfo.availablePrinterNames()[:MOST_PRINTERS]


def _scrolled(page: QWidget, tiles: list[ChoiceTile]) -> None:
    grid = TileGrid(230)
    grid.show_tiles(tiles)
    inside = QWidget()
    column = Column(inside, gap=0, edge=2)
    column.addWidget(grid)
    column.addStretch(1)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(Scroll(inside))


def _exclusive(tiles: Mapping[str, ChoiceTile], first: str, turned: Callable[[], None]) -> None:
    """One of them is chosen, always."""

    def choose(id: str) -> None:
        for other, tile in tiles.items():
            tile.setChecked(other == id)
        turned()

    for id, tile in tiles.items():
        tile.clicked.connect(lambda _=False, id=id: choose(id))
        tile.setChecked(id == first)


def _chosen(tiles: Mapping[str, ChoiceTile]) -> str:
    return next(id for id, tile in tiles.items() if tile.isChecked())
