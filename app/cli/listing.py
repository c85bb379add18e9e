"""`yingke commands`."""

import argparse
import json
from collections.abc import Mapping, Sequence
from typing import Any

from app.cli.opening import folders
from app.cli.speech import LANGUAGES, Voice
from app.house import load
from app.kernel.command import Command
from app.kernel.flow import ANYBODY, Flow
from app.kernel.text import T, Text
from app.paper.words import Words


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


def events(flows: Sequence[Flow]) -> dict[str, dict[str, Any]]:
    """Every kind of event that the journal can hold, in both languages: what it is, who may, its arguments (COM-86)."""
    tongues, roles = {tongue: Words(tongue) for tongue in LANGUAGES}, roles_of(flows)

    def told(text: Text) -> dict[str, str]:
        return {tongue: words(text) for tongue, words in tongues.items()}

    return {
        one.name: {
            "flow": flow.name,
            "title": told(one.act.title or Text("")),
            "who": {role: told(roles.get(role, Text(role))) for role in sorted(one.act.roles)},
            "prints": [*one.act.prints],
            "arguments": one.schema(),
        }
        for flow in flows
        for one in sorted(flow.commands.values(), key=lambda c: c.name)
    }


def roles_of(flows: Sequence[Flow]) -> Mapping[str, Text]:
    """What each role is called."""
    named = {role: title for flow in flows for role, title in flow.roles.items()}
    return named | {ANYBODY: T("anybody who works here")}


def _about(command: Command, roles: Mapping[str, Text]) -> Text:
    who = [roles.get(role, Text(role)) for role in sorted(command.act.roles)]
    return T("{title} ({who:list})", title=command.act.title or "", who=who)
