"""`yingke …`: what stands behind each word of the command line.

Every failure is a sentence and status 1, never a traceback; details go to the log.
"""

import argparse
import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app.cli.log import logging_to_file, reported
from app.cli.speech import Voice
from app.cli.words import INTERRUPTED, REFUSED, parser
from app.kernel.refusal import Refused, Unavailable
from app.store.files import told_of

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
        with logging_to_file():
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
        voice.say(told_of(error))
    except Exception as error:  # noqa: BLE001 - the edge of the program: a sentence here, the details in a file
        voice.say(reported(error))
    return REFUSED
