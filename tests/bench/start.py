"""P7: from the start of the process to the first paint of the real window, against an empty one."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests.bench.measure import Measured, in_turns, ms, ratio

EMPTY = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Plain(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))
app = QApplication([])
window = Plain(); window.resize(1366, 768); window.show()
app.exec()
"""
REAL = """
import os
from pathlib import Path
from app.shell.main import started
from app.shell.place import Place
from app.shell.window import Window
app = started()
home = Path(os.environ["YINGKE_HOME"])
window = Window(home, Place.read(home))
window.painted.connect(lambda: os._exit(0))
window.show()
app.exec()
"""


def measure() -> Iterator[Measured]:
    """The ratio of the two starts."""
    with tempfile.TemporaryDirectory() as home:
        environ = os.environ | {"QT_QPA_PLATFORM": "offscreen", "YINGKE_HOME": home}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a clerk's second start finds everything compiled

        def run(program: str) -> None:
            subprocess.run([sys.executable, "-c", program], env=environ, check=True)

        run(REAL)
        found = in_turns({"empty": lambda: run(EMPTY), "real": lambda: run(REAL)}, 15)
    note = f"{ms(found['real'])} against {ms(found['empty'])}"
    yield Measured(
        "P7", "start to first paint / empty window", ratio(found["real"], found["empty"]), 1.5, note
    )
