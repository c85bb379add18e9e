"""Documents are frozen with their characters checked, and queued with their command (COM-15, 40)."""

import json

import polib
import pytest
from sqlalchemy import event, select

from app.counter.documents import DocumentRow, PrintJob, filled, stays
from app.counter.print_facts import Documents
from app.kernel.refusal import Refused
from app.kernel.text import Kept, T, Text
from app.paper.fonts import missing
from app.paper.frozen import from_json
from app.paper.model import Format, Keep, Letterhead, Paper, Sign, Signatures, Words
from app.resources import resource
from app.store.tables import Drawer, LastNumber, Refusal
from tests.counter.conftest import Shop
from tests.hostile import HOSTILE, Hostile


@pytest.mark.both
@pytest.mark.rule("COM-40", "COM-05")
def test_a_paper_is_frozen_and_queued_with_its_command(shop: Shop) -> None:
    documents = shop.slips("两份酸梅汤", "kitchen:热菜", "receipt", secret="沈砚秋")
    rows = shop.rows(select(DocumentRow.id, DocumentRow.number, DocumentRow.data, DocumentRow.prints))
    assert {r.id for r in rows} == set(documents)
    assert sorted(r.number for r in rows) == ["SL-A1-261123-0001", "SL-A1-261123-0002"]
    assert all("沈砚秋" not in r.data and "两份酸梅汤" in r.data and r.prints == 1 for r in rows)
    jobs = shop.rows(
        select(PrintJob.role, PrintJob.state, PrintJob.copy, PrintJob.counter).order_by(PrintJob.n)
    )
    assert [tuple(j) for j in jobs] == [("kitchen:热菜", "queued", 1, "A1"), ("receipt", "queued", 1, "A1")]


@pytest.mark.rule("COM-40")
def test_a_refused_command_queues_nothing(shop: Shop) -> None:
    with pytest.raises(Refused):
        shop.slips("\U0001f9a0 酸梅汤", "receipt")
    assert shop.rows(select(DocumentRow.id)) == shop.rows(select(PrintJob.id)) == []


@pytest.mark.both
@pytest.mark.rule("COM-15")
def test_a_character_that_no_font_has_is_named_where_it_is_typed(shop: Shop) -> None:
    with pytest.raises(Refused) as refused:
        shop.slips("酸梅汤", "receipt", secret="王\U000323af先生")
    assert refused.value.no.args == {"character": "\U000323af", "code": "U+323AF"}
    kept = str(shop.rows(select(Refusal.no)))
    assert "先生" not in kept
    assert shop.rows(select(LastNumber.n).where(LastNumber.kind == "SL")) == []


@pytest.mark.rule("COM-15")
@pytest.mark.parametrize("name", ["𠮷田", "𬱖", "𣲗", "欧阳堃", "喆", "龑", "Jürgen Müller", "买买提·艾力"])
def test_rare_names_are_printed(shop: Shop, name: str) -> None:
    assert len(shop.slips("酸梅汤", "receipt", secret=name)) == 1


@pytest.mark.rule("COM-15", "COM-72")
def test_every_word_of_the_catalogues_is_in_the_fonts() -> None:
    files = sorted(resource("locale").rglob("*.po"))
    assert files
    for file in files:
        words = "".join(entry.msgid + entry.msgstr for entry in polib.pofile(str(file)))
        assert missing("".join(set(words))) == [], file.name


@pytest.mark.rule("COM-80")
@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
def test_hostile_words_stand_on_the_paper_as_they_were_typed(shop: Shop, hostile: Hostile) -> None:
    """Taken literally, or refused: as too long, empty, or by a character that no font has."""
    try:
        [document] = shop.slips(hostile.text, "receipt", secret=hostile.text)
    except Refused:
        assert shop.rows(select(DocumentRow.id)) == []
        return
    [row] = shop.rows(select(DocumentRow.data).where(DocumentRow.id == document))
    paper = from_json(row.data)
    texts = {r.id: r.text for r in shop.rows(select(Drawer.id, Drawer.text))}
    first, second = filled(paper, texts).blocks
    assert first.says == second.says
    assert json.loads(row.data)["blocks"][0]["says"] == first.says


@pytest.mark.rule("COM-05")
def test_a_forgotten_name_is_a_dash() -> None:
    said = T("{name} of {table}", name=Kept("k1"), table=Text("A12"))
    assert filled(Words(said), {"k1": "沈先生"}).says.args["name"] == "沈先生"
    assert filled(Words(said), {}).says.args == {"name": "—", "table": Text("A12")}


@pytest.mark.rule("COM-40")
def test_what_leaves_the_house_or_is_signed_stays() -> None:
    def paper(staff: bool, *places: Sign) -> Paper:
        blocks = (Keep((Signatures(places),)),)
        return Paper("SL", "1", T("Slip"), Format.ROLL80, blocks, Letterhead("x"), staff=staff)

    assert stays(paper(staff=False))
    assert stays(paper(True, Sign("Guest", (((0, 0), (9, 9)),))))
    assert not stays(paper(True, Sign("Guest")))


@pytest.mark.both
@pytest.mark.rule("COM-40")
def test_many_slips_cost_no_more_statements_than_one(shop: Shop) -> None:
    def statements(count: int) -> int:
        tab, seen = shop.tab(), []
        listen = lambda *args: seen.append(args[2])  # noqa: E731
        event.listen(shop.house.store.engine, "before_cursor_execute", listen)
        shop.do("print_slips", tab=tab, words="酸梅汤", roles=["receipt"] * count, secret="沈")
        event.remove(shop.house.store.engine, "before_cursor_execute", listen)
        return len(seen)

    assert statements(6) == statements(1) <= 24


@pytest.mark.rule("COM-40")
def test_the_documents_of_a_case_are_listed(shop: Shop) -> None:
    tab = shop.tab()
    shop.do("print_slips", tab=tab, words="a", roles=["receipt", "receipt"])
    shop.slips("b", "receipt")
    rows = shop.look(Documents, case=tab).rows
    assert [(r.number, r.kind, r.title.message) for r in rows] == [
        ("SL-A1-261123-0001", "SL", "Slip"),
        ("SL-A1-261123-0002", "SL", "Slip"),
    ]
