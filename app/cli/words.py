"""The words of the command line, and `--help` in the language of whoever reads it."""

import argparse
import sys
from dataclasses import dataclass
from typing import Any, NoReturn

import app
from app.cli.speech import Voice
from app.kernel.text import T, Text

REFUSED = 1
INTERRUPTED = 130
"""The status of a program that was interrupted, as shells have it."""

Argument = tuple[tuple[str, ...], Text, dict[str, Any]]


@dataclass(frozen=True)
class Word:
    """One word of the command line: what it is for, its function (`file:function`), its arguments."""

    name: str
    handler: str
    help: Text
    arguments: tuple[Argument, ...] = ()


_FILE = (("file",), T("the file"), {"metavar": "FILE"})
_DIR = (("folder",), T("where to"), {"metavar": "DIR"})
_KIND = (("kind",), T("what the sheet holds"), {"metavar": "KIND"})
_AS = (("--as",), T("the manager who does this"), {"metavar": "LOGIN", "dest": "login"})
_BY = (("--as",), T("who does this"), {"metavar": "LOGIN", "dest": "login"})
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
    Word(
        "import",
        "importing:take_in_sheet",
        T("take in a sheet, .xlsx or .csv, row by row"),
        (
            _KIND,
            _FILE,
            _BY,
            _PIN,
            (
                ("--leave-out-bad",),
                T("take in the good rows and leave the bad ones out"),
                {"action": "store_true"},
            ),
        ),
    ),
    Word(
        "audit",
        "keeping:audit",
        T("walk the journal's chains and name the first row that does not fit"),
        (
            (("file",), T("a copy to audit; else the data"), {"metavar": "FILE", "nargs": "?"}),
            (
                ("--deep",),
                T("compare every row, and recompute balances, sums, deadlines and indexes, too"),
                {"action": "store_true"},
            ),
        ),
    ),
    Word(
        "export-audit", "keeping:export_audit", T("write everything for an auditor, with a checker"), (_DIR,)
    ),
    Word("backup", "keeping:backup", T("make a backup now")),
    Word("restore", "keeping:restore", T("check a backup, then put it in the place of the data"), (_FILE,)),
    Word(
        "new-pin",
        "new_pin:new_pin",
        T("give a manager a new PIN, where the file pepper is lost for good"),
        ((("login",), T("the manager's login"), {"metavar": "LOGIN"}),),
    ),
    Word(
        "verify",
        "certificates:verify",
        T("tell whether a certificate is genuine: its PDF, a picture of it, or the text of its code"),
        (
            (
                ("what",),
                T("the file, or the code as it was scanned; - is standard input"),
                {"metavar": "WHAT"},
            ),
        ),
    ),
    Word(
        "verify-page",
        "certificates:verify_page",
        T("write the page that verifies certificates without a network"),
        (
            _FILE,
            _BY,
            _PIN,
            (
                ("--phrase-file",),
                T("a file with the pass phrase of the key; else it is asked"),
                {"metavar": "FILE"},
            ),
        ),
    ),
    Word("public-key", "certificates:public_key", T("tell the public keys of this centre's certificates")),
    Word("doctor", "doctor:look", T("look whether all is well, and say what to do")),
    Word("shots", "screens:shots", T("draw every screen"), (_DIR,)),
    Word("tour", "screens:tour", T("walk a clerk's day through the screens"), (_DIR,)),
)


def parser(voice: Voice) -> argparse.ArgumentParser:
    """The command line as `--help` tells it."""
    top = _Parser(voice, "yingke", T("The service counter. Without a command it opens the window."))
    options = top.options()
    version = f"yingke {app.__version__}"
    options.add_argument(
        "--version", action="version", version=version, help=voice(T("say which version this is"))
    )
    options.add_argument("--home", metavar="DIR", help=voice(T("the data folder; else YINGKE_HOME")))
    top.set_defaults(handler="screens:window")
    words = top.add_subparsers(
        title=voice(T("commands")),
        metavar=voice(T("COMMAND", "command line")),
        parser_class=_Parser.of(voice),
    )
    for word in WORDS:
        one = words.add_parser(word.name, help=voice(word.help), about=word.help)
        one.set_defaults(handler=word.handler)
        given = one.add_argument_group(voice(T("arguments")))
        options = one.options()
        for names, told, how in word.arguments:
            (options if names[0].startswith("-") else given).add_argument(*names, help=voice(told), **how)
    return top


class _Parser(argparse.ArgumentParser):
    """argparse, with sentences of ours in its place, and status 1 for what is not understood."""

    def __init__(self, voice: Voice, prog: str, about: Text) -> None:
        super().__init__(prog=prog, description=voice(about), formatter_class=_layout(voice), add_help=False)
        self.voice = voice

    @staticmethod
    def of(voice: Voice) -> Any:
        """How argparse makes the parser of a word."""
        return lambda prog, about: _Parser(voice, prog, about)

    def options(self) -> argparse._ArgumentGroup:
        """The group of options, with the one that asks for help."""
        group = self.add_argument_group(self.voice(T("options")))
        group.add_argument("-h", "--help", action="help", help=self.voice(T("show this help")))
        return group

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.voice.say(T("This is not understood. See {help}.", help=f"{self.prog} --help"))
        sys.exit(REFUSED)


def _layout(voice: Voice) -> type[argparse.HelpFormatter]:
    class Layout(argparse.HelpFormatter):
        def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
            super().add_usage(usage, actions, groups, voice(T("usage: ")) if prefix is None else prefix)

    return Layout
