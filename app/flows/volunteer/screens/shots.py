"""What the volunteer centre contributes to pictures (COM-74)."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.widgets.shot import Shot, Stage

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def _opened(*strokes: Qt.Key | str) -> Callable[[Stage], object]:
    """Go to the board, then press keys."""

    def hand(stage: Stage) -> None:
        stage.tab("volunteer")
        for stroke in strokes:
            if isinstance(stroke, str):
                stage.type(stroke)
            else:
                stage.press(stroke)

    return hand


def _back(stage: Stage) -> None:
    stage.press(ESC)


def _twice_back(stage: Stage) -> None:
    _back(stage)
    _back(stage)


def _behind(down: int) -> Callable[[Stage], object]:
    """Go to the board, and to a book behind ⋯: so many lines down."""
    return _opened(Qt.Key.Key_F10, *[Qt.Key.Key_Down] * down, ENTER)


SHOTS = (
    Shot("20-volunteer-board", _opened()),
    Shot("21-volunteer-pile", _opened("2315", ENTER), _back),
    Shot("22-volunteer-appraisal", _opened("2314", ENTER), _back),
    Shot("30-volunteer-looks", _opened("2314", ENTER, "k"), _twice_back),
    Shot("31-volunteer-archive", _opened(Qt.Key.Key_F9), _back),
    Shot("32-volunteer-figures", _opened(Qt.Key.Key_F9, Qt.Key.Key_Tab, Qt.Key.Key_Tab), _back),
    Shot("33-volunteer-seals", _behind(1), _back),
    Shot("34-volunteer-college", _behind(2), _back),
    Shot("24-volunteer-forms", _opened(Qt.Key.Key_F6, "2402", ENTER), _twice_back),
    Shot("25-volunteer-months", _opened(Qt.Key.Key_F6, Qt.Key.Key_F2, "2401", ENTER), _twice_back),
    Shot("26-volunteer-certificates", _opened(Qt.Key.Key_F8), _back),
    Shot("27-volunteer-class-certificates", _opened(Qt.Key.Key_F8, "2402", ENTER, ENTER), _twice_back),
)
