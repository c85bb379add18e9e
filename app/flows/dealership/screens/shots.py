"""What the after-sales desk contributes to pictures (COM-74)."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from app.widgets.shot import Shot, Stage

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
F3, F4, F5, F6, F7 = (
    Qt.Key.Key_F3,
    Qt.Key.Key_F4,
    Qt.Key.Key_F5,
    Qt.Key.Key_F6,
    Qt.Key.Key_F7,
)


def _opened(*strokes: Qt.Key | str) -> Callable[[Stage], object]:
    """Go to the board, then press keys."""

    def hand(stage: Stage) -> None:
        stage.tab("dealership")
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


def _complaints(stage: Stage) -> None:
    stage.tab("dealership").open_record("complaint:")  # type: ignore[attr-defined]


def _follow_ups(stage: Stage) -> None:
    stage.tab("dealership").open_record("follow-up:")  # type: ignore[attr-defined]


def _reminders(stage: Stage) -> None:
    stage.tab("dealership").open_record("reminders:")  # type: ignore[attr-defined]


def _claims(stage: Stage) -> None:
    stage.tab("dealership").open_record("claims:")  # type: ignore[attr-defined]


def _figures(stage: Stage) -> None:
    stage.tab("dealership").open_record("figures")  # type: ignore[attr-defined]


SHOTS = (
    Shot("50-dealership-board", _opened()),
    Shot("53-dealership-workshop", _opened(Qt.Key.Key_F8, "93LP", ENTER), _twice_back),
    Shot("51-dealership-vehicles", _opened(Qt.Key.Key_F2, "507"), _back),
    Shot("52-dealership-reception", _opened("507", ENTER, F5), _back),
    Shot("65-dealership-photos", _opened("507", ENTER, F5, F7), _twice_back),
    Shot("54-dealership-bookings", _opened(F6), _back),
    Shot("59-dealership-complaints", _complaints, _back),
    Shot("61-dealership-follow-up", _follow_ups, _back),
    Shot("62-dealership-reminders", _reminders, _back),
    Shot("63-dealership-claims", _claims, _back),
    Shot("64-dealership-figures", _figures, _back),
    Shot("58-dealership-opening", _opened(Qt.Key.Key_F9), _back),
    Shot("57-dealership-preparation", _opened(F6, F3), _twice_back),
    Shot("55-dealership-prices", _opened(F4), _back),
    Shot("60-dealership-delivery", _opened("061", ENTER, F5), _back),
    Shot("56-dealership-estimate", _opened("217", ENTER, F6), _back),
)
