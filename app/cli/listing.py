"""`yingke commands`."""

import argparse
import json
from collections.abc import Mapping, Sequence

from app.cli.opening import folders
from app.cli.speech import Voice
from app.house import load
from app.kernel.command import Command
from app.kernel.flow import ANYBODY, Flow
from app.kernel.text import T, Text


def commands(read: argparse.Namespace, voice: Voice) -> int:
    """List every command, with who may carry it out, or with the JSON Schema of its arguments (COM-03)."""
    flows = load(folders())
    every = sorted((c for flow in flows for c in flow.commands.values()), key=lambda c: c.name)
    if read.json:
        print(json.dumps({c.name: c.schema() for c in every}, ensure_ascii=False, indent=1))
        return 0
    roles = roles_of(flows)
    for one in every:
        print(f"{one.name:34} {voice(_about(one, roles))}")
    return 0


def roles_of(flows: Sequence[Flow]) -> Mapping[str, Text]:
    """What each role is called."""
    named = {role: title for flow in flows for role, title in flow.roles.items()}
    return named | {ANYBODY: T("anybody who works here")}


def _about(command: Command, roles: Mapping[str, Text]) -> Text:
    who = [roles.get(role, Text(role)) for role in sorted(command.act.roles)]
    return T("{title} ({who:list})", title=command.act.title or "", who=who)
