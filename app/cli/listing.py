"""`yingke commands`."""

import argparse
import json

from app.cli.opening import folders
from app.cli.speech import Voice
from app.house import load
from app.kernel.command import Command


def commands(read: argparse.Namespace, voice: Voice) -> int:
    """List every command, with who may carry it out, or with the JSON Schema of its arguments (COM-03)."""
    every = sorted((c for flow in load(folders()) for c in flow.commands.values()), key=lambda c: c.name)
    if read.json:
        print(json.dumps({c.name: c.schema() for c in every}, ensure_ascii=False, indent=1))
    else:
        for one in every:
            print(f"{one.name:40} {_about(one, voice)}")
    return 0


def _about(command: Command, voice: Voice) -> str:
    said = voice(command.act.title) if command.act.title else ""
    return f"{said}  ({', '.join(sorted(command.act.roles))})"
