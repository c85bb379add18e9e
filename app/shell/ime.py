"""Chinese input on Linux: Qt's own wheel has no fcitx plug-in, and falls back to none without a word."""

from collections.abc import MutableMapping
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader

PLUGIN = "platforminputcontexts/libfcitx5platforminputcontextplugin.so"


def mend(environ: MutableMapping[str, str]) -> str | None:
    """Let fcitx answer as ibus, which it can, where its own plug-in does not load; call before QApplication.

    Returns what was changed, for `doctor` and the log, or None.
    """
    wanted = environ.get("QT_IM_MODULE", "")
    if not wanted.startswith("fcitx") or any(_loads(folder) for folder in _folders(environ)):
        return None
    environ["QT_IM_MODULE"] = "ibus"
    return f"{wanted} has no plug-in for this Qt; it is spoken to as ibus"


def _folders(environ: MutableMapping[str, str]) -> list[Path]:
    own = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    return [Path(folder) for folder in (*environ.get("QT_PLUGIN_PATH", "").split(":"), own) if folder]


def _loads(folder: Path) -> bool:
    plugin = folder / PLUGIN
    return plugin.exists() and QPluginLoader(str(plugin)).load()
