"""P8 and P10: the restaurant's tab shown first, against its bare forms; a change of theme, against a change of palette."""

from collections.abc import Iterator

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.forms.restaurant.ui_board import Ui_Board
from app.forms.restaurant.ui_case_head import Ui_CaseHead
from app.forms.restaurant.ui_floor import Ui_Floor
from app.forms.restaurant.ui_free import Ui_Free
from app.forms.restaurant.ui_idle import Ui_Idle
from app.forms.restaurant.ui_nothing import Ui_Nothing
from app.forms.restaurant.ui_sitting import Ui_Sitting
from app.shell.stage import RealStage, stage
from app.widgets.form import laid_out
from tests.bench.measure import Measured, ms, ratio, timed

FORMS = (Ui_Floor, Ui_Board, Ui_Nothing, Ui_CaseHead, Ui_Sitting, Ui_Free, Ui_Idle)
ROUNDS = 12
WIDE = (1366, 768)
LOOKS = ("dark", "light")


def measure() -> Iterator[Measured]:
    """Both on the sample day: the tab with its data, in a window of the usual size."""
    with stage() as st:
        st.look("zh", "light", WIDE)
        first, bare = [], []
        for _ in range(ROUNDS):
            st.log_in("zhou")
            first.append(timed(lambda: st.tab("restaurant")))
            bare.append(timed(_bare))
            st.window.activateWindow()
        what = "the tab with its data, first shown / its bare forms"
        yield Measured("P8", what, ratio(first[1:], bare[1:]), 1.3, f"{ms(first[1:])} against {ms(bare[1:])}")
        yield _themes(st)


def _bare() -> None:
    host = QWidget()
    host.resize(*WIDE)
    outer = QVBoxLayout(host)
    for form in FORMS:
        part = QWidget()
        laid_out(form(), part)
        outer.addWidget(part)
    host.show()
    host.grab()
    host.close()


def _themes(st: RealStage) -> Measured:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    ours, palette = [], []
    for n in range(2 * ROUNDS):
        ours.append(timed(lambda scheme=LOOKS[n % 2]: _look(st, scheme)))
        palette.append(timed(lambda n=n: _repaint(application, st, n)))
    note = f"{ms(ours)} against {ms(palette)}, {len(st.window.findChildren(QWidget))} widgets"
    return Measured("P10", "a change of theme / of the palette, repainted", ratio(ours, palette), 4, note)


def _look(st: RealStage, scheme: str) -> None:
    st.look("zh", scheme, WIDE)
    st.window.grab()


def _repaint(application: QApplication, st: RealStage, n: int) -> None:
    other = QPalette(application.palette())
    other.setColor(
        QPalette.ColorRole.Highlight, other.color(QPalette.ColorRole.Highlight).lighter(101 + n % 2)
    )
    application.setPalette(other)
    st.idle()
    st.window.grab()
