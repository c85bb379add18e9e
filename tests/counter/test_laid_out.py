"""From the command to the paper: receipts and slips as they come out of a printer, words, sum and marks."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.counter.documents import PrintJob
from app.counter.print_facts import Job
from app.counter.print_queue import Address
from app.counter.printing import PrintWorker
from app.counter.settings import ORGANISATION
from app.paper.layout import laid_out
from app.paper.printers import Printer
from tests.counter.conftest import MANAGER, Shop
from tests.counter.printer import FakePrinter
from tests.counter.printer import printer as fake_printer
from tests.paper.reading import read

PAY: dict[str, Any] = {
    "bill": "b1",
    "due": 93800,
    "parts": [{"means": "cash", "amount": 93800, "tendered": 100000}],
    "ahead": 20000,
    "guest": "沈𠮷秋",
}


@pytest.fixture
def prints(shop: Shop, reached: Callable[[Address], Printer]) -> Iterator[PrintWorker]:
    """The print worker with the real layout."""
    one = PrintWorker(shop.house.store, "A1", laid_out, lambda: shop.desk.settings, reached)
    one.start()
    yield one
    one.close()


@pytest.fixture
def fake() -> Iterator[FakePrinter]:
    with fake_printer() as one:
        yield one


def paid(shop: Shop) -> str:
    tab = shop.tab()
    shop.do("take_deposit", tab=tab, parts=[{"means": "wechat", "amount": 20000, "tail": "77A1"}])
    document: str = shop.do("pay_tab", tab=tab, **PAY).document
    return document


@pytest.mark.rule("COM-31", "COM-40", "COM-41")
def test_a_receipt_comes_out_as_original_and_then_as_copy(
    shop: Shop, prints: PrintWorker, tmp_path: Path
) -> None:
    document = paid(shop)
    prints.drain()
    original = next((tmp_path / "home" / "papers").glob(f"RC-A1-261123-0002-1-{document[:6]}.pdf"))
    said = "".join(read(original.read_bytes()).text.split())
    for words in (
        shop.desk.settings.of(ORGANISATION),
        "收据",
        "RC-A1-261123-0002",
        "沈𠮷秋",
        "BL-A1-261123-0001",
        "1,138.00",
        "−200.00",
        "¥938.00",
        "玖佰叁拾捌元整",
        "1,000.00",
        "62.00",
        "第1次打印（原件）",
        "链码",
    ):
        assert words in said, words
    assert prints.pdf(document).result() == original.read_bytes()
    shop.do("house.print_again", document=document)
    prints.drain()
    copy = next((tmp_path / "home" / "papers").glob(f"RC-A1-261123-0002-2-{document[:6]}.pdf"))
    again = "".join(read(copy.read_bytes()).text.split())
    assert "副本COPY·第2次打印·不重复收款" in again and "原件" not in again and "玖佰叁拾捌元整" in again


@pytest.mark.rule("COM-41", "RST-19")
def test_a_roll_reaches_the_printer_as_a_picture_and_the_drawer_opens(
    shop: Shop, prints: PrintWorker, fake: FakePrinter
) -> None:
    shop.printer("till", fake.address, "receipt")
    paid(shop)
    prints.drain()
    assert fake.pulses == 1, "cash alone opens the drawer"
    assert len(fake.printed) == 2 and fake.torn == 0
    assert all(len(picture) % 72 == 0 and len(picture) > 72 * 400 for picture in fake.printed)


@pytest.mark.rule("COM-31")
def test_the_same_receipt_on_a_sheet_is_refused_by_a_printer_of_rolls(
    shop: Shop, prints: PrintWorker, fake: FakePrinter
) -> None:
    shop.do("house.change_setting", MANAGER, key="papers.receipt_format", value="a5_across")
    shop.printer("till", fake.address, "receipt")
    paid(shop)
    prints.drain()
    assert fake.printed == []
    assert {row.state for row in shop.rows(select(PrintJob.state))} == {Job.FAILED.value}
