"""Photos of marks, lines and claims: kept once, on paper, taken off, erased, gone by their day (DLR-10, 21, 44)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import select, text

from app.counter.checks import files_fit, photos_fit
from app.counter.documents import DocumentFile, DocumentRow
from app.counter.photo_facts import Photo, PhotoContent, Photos
from app.counter.photo_tables import PhotoFile, PhotoUseRow
from app.counter.photos import purge
from app.flows.dealership.facts.claims import Claims
from app.flows.dealership.facts.photos import Place
from app.flows.dealership.facts.roles import TECHNICIAN
from app.flows.dealership.facts.visits import ReceptionShown
from app.kernel.judge import Staff
from app.paper.fonts import Face, font
from app.paper.model import Photos as OnPaper
from app.store.journal import Journal
from tests.flows.dealership.leaving import Leaving
from tests.flows.dealership.shop import DRAWN, MANAGER, Shop
from tests.flows.dealership.test_claims import to_claim
from tests.pictures import photo

TECHNICIANS = Staff("luo", frozenset({TECHNICIAN}))
AT = "2026-11-23T00:41:07+00:00"


@pytest.fixture
def marked(shop: Shop) -> dict[str, Any]:
    """A car with a mark."""
    visit = shop.come(shop.vehicle())
    shop.do("greet", visit=visit)
    at = {"side": "left", "damage": "scratch", "x": 400, "y": 600}
    return {"visit": visit, "mark": shop.do("mark_damage", visit=visit, **at)}


def sign(shop: Shop, visit: str) -> str:
    """The form is filled in and signed; the id of its paper."""
    ticked = {"covers": ["seat", "wheel", "floor"], "walked": True, "fuel": 5, "absent": ["keys", "tools"]}
    shop.do(
        "fill_reception", visit=visit, what=ticked | {"there": ["licence", "booklet", "spare", "valuables"]}
    )
    shop.do("read_mileage", vehicle=shop.visit(visit).vehicle, km=41_000, visit=visit)
    shop.do("note_words", visit=visit, words="响")
    return str(shop.do("sign_reception", visit=visit, signature=DRAWN))


def pdf(shop: Shop, document: str) -> bytes:
    return shop.house.prints.pdf(document).result()


def pictures(content: bytes) -> list[tuple[int, int]]:
    """The pictures on a PDF, in pixels."""
    with pypdfium2.PdfDocument(content) as paper:
        return [
            tuple(one.get_px_size())
            for page in paper
            for one in page.get_objects((pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,))
        ]


def said(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as paper:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in paper)


def faults(shop: Shop) -> list[str]:
    with shop.house.store.reading() as db:
        return [one.what.message for check in (photos_fit, files_fit) for one in check(db)]


def bytes_kept(shop: Shop) -> list[str]:
    return [r.photo for r in shop.rows(select(PhotoFile.photo).where(PhotoFile.content.is_not(None)))]


@pytest.mark.both
@pytest.mark.rule("DLR-10", "COM-05", "COM-40")
def test_the_same_photo_twice_is_one_content_and_the_journal_has_its_digest_alone(
    shop: Shop, second: Shop, marked: dict[str, Any]
) -> None:
    one, other = photo(1), photo(2)
    mark = marked["mark"]
    shop.do("photograph_mark", **marked, photo=one, said_at=AT)
    assert "already" in shop.refused("photograph_mark", **marked, photo=one).message
    there = second.do("mark_damage", visit=marked["visit"], side="roof", damage="dent", x=1, y=1, id="m2")
    calls = [(shop, {"id": "p1"}), (second, {"id": "p2"})]
    both = [
        {**marked, "mark": m, "photo": other, **more}
        for m, (_, more) in zip((mark, there), calls, strict=True)
    ]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda k: calls[k][0].do("photograph_mark", **both[k]), range(2)))
    assert len(bytes_kept(shop)) == 2 and shop.visit(marked["visit"]).photos == {mark: 2, there: 1}
    [first, last] = shop.look(Photos, kind=Place.MARK, subject=mark).photos
    assert (first.said_at and first.said_at.isoformat(), first.by, first.counter) == (AT, "顾雨", "A1")
    assert shop.look(PhotoContent, photo=first.photo).content == Photo.read(one).content
    rows = shop.rows(select(Journal.args).where(Journal.flow == "dealership"))
    assert any(f'"$photo":"{last.photo}"' in r.args for r in rows)
    assert all(len(r.args) < 1000 for r in rows), "no bytes in it"
    assert faults(shop) == []
    with shop.house.store.engine.begin() as db:
        db.execute(text("UPDATE photo_files SET content = :c WHERE photo = :p"), {"c": b"x", "p": last.photo})
    assert faults(shop) == ["Photo {photo} is not the one that was taken in."]


@pytest.mark.rule("DLR-10")
def test_a_wrong_photo_is_taken_off_with_a_reason_until_the_form_is_signed(
    shop: Shop, marked: dict[str, Any]
) -> None:
    wrong = shop.do("photograph_mark", **marked, photo=photo(1))
    off = {"visit": marked["visit"], "use": wrong, "why": "另一辆车"}
    shop.do("take_photo_off", **off)
    assert "taken off already" in shop.refused("take_photo_off", **off).message
    right = shop.do("photograph_mark", **marked, photo=photo(1))
    [mark] = shop.look(ReceptionShown, visit=marked["visit"], staff=MANAGER).marks
    assert [one.id for one in mark.photos] == [right]
    assert len(shop.rows(select(PhotoUseRow.id))) == 2, "that it stood there stays in the books"
    sign(shop, marked["visit"])
    for act, more in (
        ("photograph_mark", {**marked, "photo": photo(2)}),
        ("take_photo_off", off | {"use": right}),
    ):
        assert "changes no more" in shop.refused(act, **more).message


@pytest.mark.rule("DLR-10", "DLR-60", "COM-40")
def test_the_form_shows_the_photos_of_its_marks_no_finer_than_print_needs(
    shop: Shop, marked: dict[str, Any]
) -> None:
    font(Face.HEI)
    shop.do("photograph_mark", **marked, photo=photo(1), said_at=AT)
    document = sign(shop, marked["visit"])
    content = pdf(shop, document)
    [size] = pictures(content)
    assert size == (320, 240), "smaller than its frame at 200 dpi: taken over as it is"
    assert "划痕" in said(content) and "08:41" in said(content)
    assert pdf(shop, document) == content
    [paper] = shop.rows(select(DocumentRow.data).where(DocumentRow.id == document))
    assert len(paper.data) < 60_000, "the data have its id"


@pytest.mark.both
@pytest.mark.rule("COM-83", "COM-40")
def test_an_erased_photo_leaves_no_bytes_and_its_papers_say_so(shop: Shop, marked: dict[str, Any]) -> None:
    use = shop.do("photograph_mark", **marked, photo=photo(1))
    document = sign(shop, marked["visit"])
    shop.house.prints.print_what_waits()
    assert len(shop.rows(select(DocumentFile.document).where(DocumentFile.document == document))) == 1
    [one] = shop.look(Photos, kind=Place.MARK, subject=marked["mark"]).photos
    assert one.id == use
    assert shop.refused("house.erase_photo", photo=one.photo, why="x").who
    shop.do("house.erase_photo", MANAGER, photo=one.photo, why="客户要求")
    assert bytes_kept(shop) == []
    assert shop.rows(select(DocumentFile.document).where(DocumentFile.document == document)) == []
    content = pdf(shop, document)
    assert pictures(content) == [] and "照片已不再保存" in said(content)
    assert shop.look(PhotoContent, photo=one.photo).content is None
    assert "not kept" in shop.refused("house.erase_photo", MANAGER, photo=one.photo, why="x").message
    assert faults(shop) == []


@pytest.mark.rule("COM-83", "COM-40")
def test_photos_go_by_themselves_on_their_day_with_the_files_of_their_papers(
    shop: Shop, marked: dict[str, Any]
) -> None:
    shop.do("house.change_setting", MANAGER, key="house.keep_photos", value=30)
    shop.do("photograph_mark", **marked, photo=photo(1))
    document = sign(shop, marked["visit"])
    pdf(shop, document)
    store, now = shop.house.store, shop.clock.now()
    assert store.writer.run(lambda db: purge(db, now + timedelta(days=29))) == 0
    assert store.writer.run(lambda db: purge(db, now + timedelta(days=31))) == 1
    assert bytes_kept(shop) == [] and faults(shop) == []
    assert pictures(pdf(shop, document)) == []
    with store.engine.begin() as db:
        db.execute(text("UPDATE photo_files SET gone_at = '2026-11-24T00:00:00.000000Z'"))
    assert faults(shop) == ["Photo {photo} is missing."]


@pytest.mark.rule("DLR-21", "DLR-60")
def test_a_technicians_photo_stands_on_the_slip_of_added_work(shop: Shop) -> None:
    shop.price_list()
    visit = shop.received(shop.vehicle())
    shop.sign(visit, "OF-21")
    line = shop.do("find_material", TECHNICIANS, visit=visit, part="SW-3", why="渗油", minutes=30)
    shop.do("photograph_line", TECHNICIANS, visit=visit, line=line, photo=photo(3))
    assert shop.visit(visit).photos == {line: 1}
    told = {"answers": [{"line": line, "answer": "yes"}], "proof": 2, "words": "行"}
    document = shop.do("note_answer", visit=visit, **told)
    assert len([block for block in shop.paper(document).blocks if isinstance(block, OnPaper)]) == 1
    assert pictures(pdf(shop, document)) == [(320, 240)]


@pytest.mark.rule("DLR-44", "DLR-60")
def test_a_claim_keeps_which_photos_went_with_it(shop: Shop) -> None:
    claim = shop.do("draft_claim", **to_claim(shop, Leaving(shop)), what={"code": "F2.31"})
    first = shop.do("photograph_claim", claim=claim, photo=photo(1))
    shop.do("photograph_claim", claim=claim, photo=photo(2))
    document = shop.do("send_claim", claim=claim)
    off = {"claim": claim, "use": first, "why": "模糊"}
    assert shop.refused("photograph_claim", claim=claim, photo=photo(3))
    assert shop.refused("take_claim_photo_off", **off), "what is sent keeps its photos"
    shop.do("refuse_claim", claim=claim, why="照片不清")
    shop.do("reopen_claim", claim=claim, why="补照片")
    shop.do("take_claim_photo_off", **off)
    [one] = shop.look(Claims).claims
    assert one.photos == 1
    [block] = [block for block in shop.paper(document).blocks if isinstance(block, OnPaper)]
    assert len(block.photos) == 2, "the paper that was sent has both"
