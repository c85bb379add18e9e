"""`yingke …`: what stands behind each word of the command line.

Every failure is a sentence and status 1, never a traceback; details go to the log.
"""

import argparse
import importlib
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from app.cli.speech import Voice
from app.cli.words import REFUSED, parser
from app.kernel.refusal import Refused, Unavailable
from app.kernel.text import T, Text
from app.store.home import data_folder

INTERRUPTED = 130

Handler = Callable[[argparse.Namespace, Voice], int]


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line; returns its status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # results are JSON, and JSON is UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
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
        voice.say(reported(error))
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        voice.say(T("{file}: {reason}.", file=str(error.filename or ""), reason=reason))
    except Exception as error:  # noqa: BLE001 - the edge of the program: a sentence here, the details in a file
        voice.say(reported(error))
    return REFUSED


def reported(error: BaseException) -> Text:
    """Write into the log where it went wrong, or why something is away, without what was being handled; say so."""
    file = data_folder(os.environ) / "logs" / "command-line.log"
    if isinstance(error, Unavailable):
        if error.details:
            _kept(file, f"{error.what.message}\n{error.details}\n")
        return error.what
    frames = "".join(traceback.format_tb(error.__traceback__))
    if not _kept(file, f"{type(error).__name__}\n{frames}\n"):
        return T("Something went wrong that should not have, and the log cannot be written.")
    return T("Something went wrong that should not have. The details are in {file}.", file=str(file))


def _kept(file: Path, words: str) -> bool:
    """Write at the end of the log; False if it cannot be written."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(words)
        file.chmod(0o600)
    except OSError:
        return False
    return True
