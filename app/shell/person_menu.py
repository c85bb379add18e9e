"""The menu behind the person: go away, change the look, the settings, the sample day."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

import app
from app.kernel.text import T, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.shell.frame import Frame


def open_menu(frame: "Frame") -> None:
    """Show it under the tabs, at the right."""
    tabs = frame.ui.tabs
    menu = QMenu(tabs)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    head = menu.addAction(
        _plain(frame, T("{name} · {roles}", name=frame.person.name, roles=frame.person.roles))
    )
    head.setEnabled(False)
    menu.addSeparator()
    for text, run in entries(frame):
        if text is None:
            menu.addSeparator()
        else:
            menu.addAction(_plain(frame, text)).triggered.connect(lambda _=False, run=run: run())
    menu.addSeparator()
    menu.addAction(_plain(frame, T("Yingke {version}", version=app.__version__))).setEnabled(False)
    menu.adjustSize()
    corner = tabs.rect().bottomRight()
    menu.popup(tabs.mapToGlobal(corner) - menu.rect().topRight())


def entries(frame: "Frame") -> "list[tuple[Text | None, Callable[[], object]]]":
    """What can be done there; None is a line between."""
    window = frame.window_
    other = "en" if frame.words.language == "zh" else "zh"
    language = {"zh": "中文", "en": "English"}[other]
    dark = window.worn.theme.dark
    return [
        (T("Lock this counter"), frame.lock_wanted.emit),
        (T("Somebody else works here"), frame.left.emit),
        (None, lambda: None),
        (T("Settings"), lambda: frame.show_tab("settings")),
        (T("Language: {language}", language=language), lambda: window.wear(language=other)),
        (T("Light colours") if dark else T("Dark colours"), window.turn_theme),
        (T("Larger text"), lambda: window.grow(1)),
        (T("Smaller text"), lambda: window.grow(-1)),
        (None, lambda: None),
        _sample(frame),
    ]


def _sample(frame: "Frame") -> "tuple[Text, Callable[[], object]]":
    window, name = frame.window_, frame.shell.house_name
    if window.sample:
        return T("Leave the sample day"), lambda: window.change_house(sample=False)
    return T("Practise in a sample day"), lambda: window.change_house(sample=True, name=name)


def _plain(frame: "Frame", text: Text) -> str:
    """Words in a menu: an ampersand stays one."""
    return frame.words(text).replace("&", "&&")
