"""Carrying an action out with what a sheet has asked for; by another person where it is not this one's."""

from typing import Any

from app.widgets.bound import Action


def carry(action: Action, **more: Any) -> None:
    """Have it carried out; where a rule says that others can, their PIN is asked for first (COM-21)."""
    action.judge()
    no = action.verdict.no
    if no is not None and no.who:
        args = {**(action.args() or {}), **more}
        action.screen.context.second_person(action.name, args, no, lambda second: action.go(second, **more))
    else:
        action.go(**more)
