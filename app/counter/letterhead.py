"""Whose papers they are: the letterhead from the settings (COM-42)."""

import re

from app.counter.paper_settings import ADDRESS, CONTACTS, FOOTER, GUEST_LANGUAGE, SEAL_WORD, SECOND_NAME
from app.counter.settings import LANGUAGE, ORGANISATION, Settings
from app.paper.model import Language, Letterhead

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


def house_language(settings: Settings) -> Language:
    """What language the house's own papers speak."""
    return Language.EN if settings.of(LANGUAGE) == "en" else Language.ZH


def guest_language(settings: Settings) -> Language:
    """What language a guest's papers speak."""
    return Language(settings.of(GUEST_LANGUAGE))


def _contact(line: str) -> tuple[str, str]:
    """What a line is for, and what it says; a web address keeps its own colon."""
    word, *rest = _COLON.split(line, maxsplit=1)
    return (word, rest[0]) if rest and not rest[0].startswith("//") else ("", line)
