"""What stands on certificates because the house says so (VOL-33, 34)."""

import re
from typing import Any

from app.kernel.setting import Setting
from app.kernel.text import T

_ADDRESS = re.compile(r"https://[A-Za-z0-9.\-]+(:\d{1,5})?(/[A-Za-z0-9._~\-/]*)?|")


def _known_address(written: str) -> bool:
    return _ADDRESS.fullmatch(written) is not None


ISSUER = Setting(
    "volunteer.issuer",
    "",
    T("Who issues certificates"),
    T("The full name as it stands beside the seal; empty takes the organisation's."),
    longest=40,
)
RESPONSIBLE = Setting(
    "volunteer.responsible",
    "",
    T("Who is responsible for certificates"),
    T("Their name stands on every certificate, beside that of whoever issues it."),
    longest=40,
)
CONTACT = Setting(
    "volunteer.contact",
    "",
    T("Telephone on certificates"),
    T("Whoever is shown one may ring there."),
    longest=40,
)
PAGE_ADDRESS = Setting(
    "volunteer.page_address",
    "",
    T("Address of the verify page"),
    T(
        "https:// and where the page lies. Codes begin with it, so that a phone opens it; empty leaves it out."
    ),
    known=_known_address,
    longest=120,
)
SETTINGS: tuple[Setting[Any], ...] = (ISSUER, RESPONSIBLE, CONTACT, PAGE_ADDRESS)
