"""What a house may set for its papers, each declared once (COM-42)."""

from typing import Any

from app.kernel.setting import Setting
from app.kernel.text import T
from app.paper.model import Format, Language

SECOND_NAME = Setting(
    "papers.second_name",
    "",
    T("Second name"),
    T("Stands small under the organisation's name, in the other language."),
)
SEAL_WORD = Setting(
    "papers.seal_word",
    "",
    T("Character of the mark"),
    T("One character in the square mark beside the name; empty takes the first of the name."),
)
ADDRESS = Setting("papers.address", "", T("Address"), T("Stands in the foot of sheets and rolls."))
CONTACTS = tuple(
    Setting(
        f"papers.contact_{n}",
        "",
        T("Contact {n}", n=n),
        T("A word of what it is for, a colon, then the number or address: “Booking: 0595-28129508”."),
    )
    for n in range(1, 7)
)
FOOTER = Setting("papers.footer", "", T("Words of farewell"), T("The last line of what a guest takes along."))
GUEST_LANGUAGE = Setting(
    "papers.guest_language",
    Language.BOTH.value,
    T("Language of guests' papers"),
    T("Order slip, bill, receipt: Chinese, English, or both together."),
    choices=tuple(language.value for language in Language),
    names=("中文", "English", T("Both together")),
)
RECEIPT_FORMAT = Setting(
    "papers.receipt_format",
    Format.ROLL80.value,
    T("Receipts are printed on"),
    T("A roll of 80 mm, or a sheet of A5 with places for signatures."),
    choices=(Format.ROLL80.value, Format.A5_ACROSS.value),
    names=(T("Roll of 80 mm"), T("Sheet of A5")),
    local=True,
)
INVOICE_ADDRESS = Setting(
    "papers.invoice_address",
    "",
    T("Where guests ask for an invoice"),
    T("Stands as a code on the receipt, the receipt's number behind it; empty prints none."),
)
KEEP_SLIPS = Setting(
    "papers.keep_slips",
    7,
    T("Slips and lists are kept as they were printed for"),
    T("Afterwards they can still be printed again, from their data."),
    least=1,
    most=400,
    unit=T("days", "unit"),
)
STALE_AFTER = Setting(
    "papers.stale_after",
    30,
    T("A print that waited longer asks first"),
    T("No printer that comes back pours out what nobody waits for any more."),
    least=1,
    most=1440,
    unit=T("minutes", "unit"),
)
SLIP_STALE_AFTER = Setting(
    "papers.slip_stale_after",
    10,
    T("A slip for a station that waited longer asks first"),
    T("What the kitchen was told by word of mouth meanwhile is not cooked twice."),
    least=1,
    most=1440,
    unit=T("minutes", "unit"),
)
SETTINGS: tuple[Setting[Any], ...] = (
    SECOND_NAME,
    SEAL_WORD,
    ADDRESS,
    *CONTACTS,
    FOOTER,
    GUEST_LANGUAGE,
    RECEIPT_FORMAT,
    INVOICE_ADDRESS,
    KEEP_SLIPS,
    STALE_AFTER,
    SLIP_STALE_AFTER,
)
"""In the order of their page."""
