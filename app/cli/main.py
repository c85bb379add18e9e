"""`yingke …`: the words of the command line, and what stands behind each.

Every failure is a sentence and status 1, never a traceback; details go to the log.
"""

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import app
from app.cli.speech import Voice
from app.kernel.refusal import Refused, Unavailable
from app.kernel.text import T, Text
from app.store.home import data_folder

REFUSED = 1
INTERRUPTED = 130

Handler = Callable[[argparse.Namespace, Voice], int]


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line; returns its status."""
    voice = Voice()
    try:
        read = parser(voice).parse_args(arguments)
        if read.home:
            os.environ["YINGKE_HOME"] = str(Path(read.home).absolute())
        return _carry_out(read, voice)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the result has gone; nothing is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED


def _carry_out(read: argparse.Namespace, voice: Voice) -> int:
    module, _, name = read.handler.partition(":")
    try:
        handler: Handler = getattr(importlib.import_module(f"app.cli.{module}"), name)
        return handler(read, voice)
    except Refused as error:
        voice.say(error.no.text)
    except Unavailable as error:
        voice.say(error.what)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        voice.say(T("{file}: {reason}.", file=str(error.filename or ""), reason=reason))
    except Exception as error:  # noqa: BLE001 - the edge of the program: a sentence here, the details in a file
        voice.say(_reported(error))
    return REFUSED


def _reported(error: BaseException) -> Text:
    """Write where it went wrong into the log, without what was being handled, and say so."""
    file = data_folder(os.environ) / "logs" / "command-line.log"
    frames = "".join(traceback.format_tb(error.__traceback__))
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(f"{type(error).__name__}\n{frames}\n")
    except OSError:
        return T("Something went wrong that should not have, and the log cannot be written.")
    return T("Something went wrong that should not have. The details are in {file}.", file=str(file))


def parser(voice: Voice) -> argparse.ArgumentParser:
    """The command line as `--help` tells it."""
    top = _Parser(prog="yingke", description=voice(T("The service counter.")), formatter_class=_layout(voice))
    top.voice = voice
    top.add_argument("--version", action="version", version=f"yingke {app.__version__}")
    top.add_argument("--home", metavar="DIR", help=voice(T("the data folder; else YINGKE_HOME")))
    top.set_defaults(handler="screens:window")
    words = top.add_subparsers(metavar=voice(T("COMMAND", "command line")))
    for word in WORDS:
        one = words.add_parser(
            word.name, help=voice(word.help), description=voice(word.help), formatter_class=_layout(voice)
        )
        one.voice = voice
        one.set_defaults(handler=word.handler)
        for names, told, options in word.arguments:
            one.add_argument(*names, help=voice(told), **options)
    return top


class _Parser(argparse.ArgumentParser):
    """argparse, with its complaints as our sentences and status 1."""

    voice: Voice

    def error(self, message: str) -> NoReturn:
        self.voice.say(T("This is not understood: {words}. See {help}.", words=message, help="yingke --help"))
        sys.exit(REFUSED)


def _layout(voice: Voice) -> type[argparse.HelpFormatter]:
    class Layout(argparse.HelpFormatter):
        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
            super().add_usage(usage, actions, groups, voice(T("usage: ")) if prefix is None else prefix)

    return Layout


@dataclass(frozen=True)
class Word:
    """One word of the command line: what it is for, its function (`file:function`), its arguments."""

    name: str
    handler: str
    help: Text
    arguments: tuple[tuple[tuple[str, ...], Text, dict[str, Any]], ...] = ()


_FILE = (("file",), T("the file"), {"metavar": "FILE"})
_DIR = (("folder",), T("where to"), {"metavar": "DIR"})
_KIND = (("kind",), T("what the sheet holds"), {"metavar": "KIND"})
_AS = (("--as",), T("the manager who does this"), {"metavar": "LOGIN", "dest": "login"})
_PIN = (("--pin-file",), T("a file with the PIN; else it is asked"), {"metavar": "FILE"})

WORDS = (
    Word(
        "commands",
        "listing:commands",
        T("list every command"),
        ((("--json",), T("with the JSON Schema of its arguments"), {"action": "store_true"}),),
    ),
    Word(
        "replay",
        "replaying:replay",
        T("carry out commands from a file, one JSON object a line"),
        (
            (("file",), T("the file; - is standard input"), {"metavar": "FILE"}),
            _AS,
            _PIN,
            (("--stop-on-error",), T("stop at the first refusal"), {"action": "store_true"}),
        ),
    ),
    Word("import", "importing:load", T("take in a sheet"), (_KIND, _FILE, _AS, _PIN)),
    Word(
        "audit",
        "keeping:audit",
        T("walk the journal's chains and name the first row that does not fit"),
        (
            (("file",), T("a copy to audit; else the data"), {"metavar": "FILE", "nargs": "?"}),
            (("--deep",), T("recompute balances, sums, deadlines and indexes too"), {"action": "store_true"}),
        ),
    ),
    Word("backup", "keeping:backup", T("make a backup now")),
    Word("restore", "keeping:restore", T("check a backup, then put it in the place of the data"), (_FILE,)),
    Word("doctor", "doctor:look", T("look whether all is well, and say what to do")),
    Word("shots", "screens:shots", T("draw every screen"), (_DIR,)),
    Word("tour", "screens:tour", T("walk a clerk's day through the screens"), (_DIR,)),
)
