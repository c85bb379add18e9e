"""How a rule's no is told: steps, roles and subjects by the names that their flow gives them (COM-72)."""

from collections.abc import Callable, Mapping, Sequence

from app.counter.flow import FOUNDER, HOLDER, HOUSE
from app.kernel.flow import ANYBODY, Flow
from app.kernel.refusal import No
from app.kernel.steps import Steps
from app.kernel.text import T, Text

_NOT_GIVEN = {
    ANYBODY: T("anybody who has a role here"),
    FOUNDER: T("whoever founds the house"),
    HOLDER: T("whoever holds the data folder"),
}
"""What nobody is given as a role."""
SPAN = 3
"""So many steps that follow each other are told by the first and the last."""


def said(no: No, flow: Flow) -> Text:
    """The sentence of a no of this flow; what has no name stays as it is."""
    told = dict(no.args)
    for place, named in _NAMED.items():
        if place in told:
            value = told[place]
            if place == "steps":
                told[place] = _spans(value, flow)
                continue
            several = isinstance(value, (list, tuple))
            told[place] = [named(one, flow) for one in value] if several else named(value, flow)
    return Text(no.message, told, no.context)


def in_short(no: No, flow: Flow) -> Text:
    """A no as a button has room for it: where it stands instead of all the steps, one role instead of all.

    Pressed, the button says the whole sentence.
    """
    steps, roles = no.args.get("steps"), no.args.get("roles")
    if steps and "step" in no.args:
        return _at_step(no.args["step"], steps, flow)
    if roles and len(roles) > 1 and no.who:
        return T("{role} and others do this", role=_role(roles[0], flow))
    return said(no, flow)


def _at_step(step: str, steps: Sequence[str], flow: Flow) -> Text:
    """Whether it is too late or too early, where steps have an order."""
    if isinstance(step, Steps) and all(type(one) is type(step) for one in steps):
        track = list(type(step))
        at, places = track.index(step), [track.index(one) for one in steps]  # type: ignore[arg-type]
        if max(places) < at:
            return T("Already at {step}", step=_step(step, flow))
        if min(places) > at:
            return T("Not before {step}", step=_step(steps[0], flow))
    return T("Now at {step}", step=_step(step, flow))


def who_can(no: No, flow: Flow) -> Text | None:
    """Who can do it instead, where the sentence itself does not say so."""
    if not no.who or "roles" in no.args:
        return None
    return T("This can: {roles:list}.", roles=[_role(role, flow) for role in no.who])


def _role(role: str, flow: Flow) -> Text | str:
    return next((titles[role] for titles in (flow.roles, HOUSE.roles, _NOT_GIVEN) if role in titles), role)


def _step(step: str, flow: Flow) -> Text | str:
    return next((title for known, title in flow.step_titles.items() if known == step), step)


def _spans(steps: Sequence[str], flow: Flow) -> list[Text | str]:
    """Steps by their titles; three and more that follow each other by the first and the last of them."""
    told: list[Text | str] = []
    for run in _runs(steps):
        titles = [_step(step, flow) for step in run]
        if len(titles) < SPAN:
            told += titles
        else:
            told.append(T("{first} to {last}", "steps", first=titles[0], last=titles[-1]))
    return told


def _runs(steps: Sequence[str]) -> list[list[str]]:
    """The steps, cut where one does not follow the one before it on its track."""
    runs: list[list[str]] = []
    for step in steps:
        if runs and _after(runs[-1][-1]) == step:
            runs[-1].append(step)
        else:
            runs.append([step])
    return runs


def _after(step: str) -> Steps | None:
    """The next step of its track."""
    if not isinstance(step, Steps):
        return None
    track = list(type(step))
    return next(iter(track[track.index(step) + 1 :]), None)


def _subject(name: str, flow: Flow) -> Text | str:
    return flow.subjects.get(name, name)


_NAMED: Mapping[str, Callable[[str, Flow], Text | str]] = {
    "roles": _role,
    "step": _step,
    "steps": _step,
    "subject": _subject,
}
"""The places of a sentence that hold what a flow has a name for."""
