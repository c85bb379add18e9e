"""Whose papers they are: the letterhead from the settings (COM-42)."""

import re

from app.counter.settings import ORGANISATION, Setting, Settings
from app.kernel.text import T
from app.paper.model import Language, Letterhead

GROUP = "papers"
SECOND_NAME = Setting(
    "papers.second_name",
    "",
    T("Second name"),
    T("Stands small under the organisation's name, in the other language."),
    group=GROUP,
)
SEAL_WORD = Setting(
    "papers.seal_word",
    "",
    T("Character of the mark"),
    T("One character in the square mark beside the name; empty takes the first of the name."),
    group=GROUP,
)
ADDRESS = Setting(
    "papers.address", "", T("Address"), T("Stands in the foot of sheets and rolls."), group=GROUP
)
CONTACTS = tuple(
    Setting(
        f"papers.contact_{n}",
        "",
        T("Contact {n}", n=n),
        T("A word of what it is for, a colon, then the number or address: “Booking: 0595-28129508”."),
        group=GROUP,
    )
    for n in range(1, 7)
)
FOOTER = Setting(
    "papers.footer", "", T("Words of farewell"), T("The last line of what a guest takes along."), group=GROUP
)
GUEST_LANGUAGE = Setting(
    "papers.guest_language",
    Language.BOTH.value,
    T("Language of guests' papers"),
    T("Order slip, bill, receipt: Chinese, English, or both together."),
    group=GROUP,
    choices=tuple(language.value for language in Language),
    names=("中文", "English", T("Both together")),
)
_COLON = re.compile(r"\s*[:：]\s*")


def letterhead(settings: Settings) -> Letterhead:
    """The letterhead as it is set now; a line that is empty leaves no gap."""
    name = settings.of(ORGANISATION)
    address = settings.of(ADDRESS)
    contacts = [_contact(settings.of(one)) for one in CONTACTS if settings.of(one)]
    return Letterhead(
        name=name,
        second_name=settings.of(SECOND_NAME),
        seal_word=(settings.of(SEAL_WORD) or name)[:1],
        lines=((("", address),) if address else ()) + tuple(contacts),
        footer=settings.of(FOOTER),
    )


def guest_language(settings: Settings) -> Language:
    """What language a guest's papers speak."""
    return Language(settings.of(GUEST_LANGUAGE))


def _contact(line: str) -> tuple[str, str]:
    """What a line is for, and what it says; a web address keeps its own colon."""
    word, *rest = _COLON.split(line, maxsplit=1)
    return (word, rest[0]) if rest and not rest[0].startswith("//") else ("", line)
