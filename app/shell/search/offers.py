"""What the search offers to do: the flows' acts, the tabs, and what the window itself can do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from app.kernel.flow import ANYBODY, Act, Flow
from app.kernel.names import Term, fold, search_terms
from app.kernel.text import T, Text
from app.shell.person_menu import entries
from app.widgets.bound import Action
from app.widgets.desk import Tone

if TYPE_CHECKING:
    from app.shell.frame import Frame

TITLES = {"today": T("Today"), "prints": T("Prints"), "settings": T("Settings")}
ICONS = {"today": "list-todo", "prints": "printer", "settings": "settings"}


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done: its name in the language of the screen, what it belongs to, and how."""

    name: str
    about: Text
    icon: str
    run: Callable[[], object]


def offers(frame: "Frame") -> list[Offer]:
    """Everything that can be done from here, the flows first."""
    found = [
        _act(frame, flow, act)
        for flow in frame.shell.house.flows
        if flow.name in frame.tabs
        for act in flow.acts
        if act.title and _may(act, frame)
    ]
    words = frame.words
    for tab in frame.tabs:
        title = TITLES.get(tab) or frame.desk.flow(tab).title
        icon = ICONS.get(tab) or frame.desk.flow(tab).icon
        found.append(Offer(words(title), T("Go there"), icon, partial(frame.show_tab, tab)))
    found += [
        Offer(words(text), T("This counter"), "monitor", run)
        for text, run in entries(frame)
        if text is not None
    ]
    found.append(Offer(words(T("Back up now")), T("Data"), "database-backup", lambda: _back_up(frame)))
    return found


def spell(names: Sequence[str]) -> None:
    """Have at hand how these names are found: some 3 ms each the first time, so not while somebody types."""
    for name in names:
        terms(name)


def matching(some: list[Offer], typed: str) -> list[tuple[Offer, tuple[int, int]]]:
    """Those that the words find, the best first, each with the stretch of its name that stands for them."""
    key = fold(typed)
    found = []
    for offer in some:
        rank = min((t.rank for t in terms(offer.name) if t.text.startswith(key)), default=None)
        if rank is not None:
            found.append((rank, offer))
    found.sort(key=lambda pair: pair[0])
    return [(offer, matched(offer.name, typed)) for _, offer in found]


@lru_cache(1024)
def terms(name: str) -> tuple[Term, ...]:
    """What finds a name."""
    return search_terms(name)


def matched(name: str, typed: str, first: int = 0) -> tuple[int, int]:
    """The stretch of a name that was typed: as it stands there, else its first characters."""
    at = name.casefold().find(typed.strip().casefold())
    if typed.strip() and at >= 0:
        return at, at + len(typed.strip())
    return 0, first


def _may(act: Act, frame: "Frame") -> bool:
    staff = frame.desk.staff
    return bool(staff and (ANYBODY in act.roles or act.roles & staff.roles))


def _act(frame: "Frame", flow: Flow, act: Act) -> Offer:
    name = f"{flow.name}.{act.name}"
    return Offer(
        frame.words(act.title or Text(act.name)),
        flow.title,
        flow.icon,
        lambda: _press(frame, flow.name, name),
    )


def _press(frame: "Frame", tab: str, name: str) -> None:
    """Go to the flow's tab, and press what does it there; it says itself what is to be chosen first."""
    page = frame.show_tab(tab)
    action = next((a for a in page.findChildren(Action) if a.name == name), None)
    if action is not None:
        action.press()


def _back_up(frame: "Frame") -> None:
    shell = frame.shell
    shell.then(
        shell.aside(lambda: shell.house.store.backups.make("asked")),
        lambda made: shell.told(T("Backed up: {file}", file=made.file.name), Tone.OK),
        shell.fault,
    )
