"""How a rule's no is said on the screen: steps and roles by the names that their flow gives them."""

from collections.abc import Mapping
from typing import Any

from app.counter.flow import HOUSE
from app.kernel.flow import Flow
from app.kernel.refusal import No
from app.kernel.text import Speaker, T, Text


def spoken(no: No, flow: Flow, words: Speaker) -> str:
    """The sentence of a no. Where a subject stands elsewhere than the act wants, its id helps nobody: it is left out."""
    if {"step", "steps"} <= no.args.keys():
        return words(
            T(
                "It is at {step} now; this is done at {steps:list}.",
                step=_named(no.args["step"], flow, words),
                steps=[_named(step, flow, words) for step in no.args["steps"]],
            )
        )
    return words(Text(no.message, _worded(no.args, flow, words), no.context))


def who_can(no: No, flow: Flow, words: Speaker) -> str:
    """Who can do it instead, or nothing."""
    if not no.who or "roles" in no.args:
        return ""
    return words(T("This can: {roles:list}.", roles=[role_name(role, flow, words) for role in no.who]))


def _worded(args: Mapping[str, Any], flow: Flow, words: Speaker) -> dict[str, Any]:
    told = dict(args)
    if "roles" in told:
        told["roles"] = words(
            T("{roles:list}", roles=[role_name(role, flow, words) for role in told["roles"]])
        )
    return told


def role_name(role: str, flow: Flow, words: Speaker) -> str:
    """What a role is called at this flow's counter."""
    title = flow.roles.get(role) or HOUSE.roles.get(role)
    return words(title) if title else role


def _named(step: str, flow: Flow, words: Speaker) -> str:
    title = next((t for s, t in flow.step_titles.items() if s == step), None)
    return words(title) if title else step
