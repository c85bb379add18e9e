"""The guest file, the search and Today: found as one types, masked where they are read (COM-16, 20, 50, 51)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event, text

from app.counter.customer_facts import GuestShown
from app.counter.customers import by_phone
from app.counter.overview import Agenda, Hit, Hits
from app.counter.search import FEW
from app.kernel.clock import SetClock
from app.kernel.judge import Staff
from app.kernel.refusal import Refused
from tests.counter.conftest import CASHIER, MANAGER, Shop
from tests.hostile import HOSTILE

HOST = Staff("zhou", frozenset({"host"}))
NOBODY = Staff("nobody", frozenset())
NAMES = {
    "欧阳娜": "13800138000",
    "单雄信": "13912345678",
    "曾小贤": "18612340000",
    "王䶮": "13371206972",
    "陈子远": "13371206999",
    "陈志远": "15012345678",
    "Jürgen Müller": "021-63216321",
    "买买提·艾力": "13700001111",
}


@pytest.fixture
def guests(shop: Shop) -> Shop:
    for name, phone in NAMES.items():
        shop.do("house.keep_guest", HOST, name=name, phone=phone)
    return shop


def found(shop: Shop, words: str, by: Staff = HOST) -> list[str]:
    return [hit.name for hit in shop.look(Hits, by, words=words).hits]


@pytest.mark.both
@pytest.mark.rule("COM-16", "COM-51")
def test_guests_are_found_by_sound_part_and_phone_the_best_first(guests: Shop) -> None:
    expected = {
        "oyn": ["欧阳娜"],
        "ouyang": ["欧阳娜"],
        "欧阳": ["欧阳娜"],
        "sxx": ["单雄信"],  # a surname is said as a surname
        "shanxiongxin": ["单雄信"],
        "zengxiao": ["曾小贤"],
        "wangyan": ["王䶮"],
        "王䶮": ["王䶮"],
        "雄信": ["单雄信"],
        "8000": ["欧阳娜"],
        "13800138000": ["欧阳娜"],
        "138 0013 8000": ["欧阳娜"],
        "muller": ["Jürgen Müller"],
        "JÜRGEN": ["Jürgen Müller"],
        "６３２１": ["Jürgen Müller"],
        "艾力": ["买买提·艾力"],
        "没有": [],
        "%": [],
        "_": [],
        "": [],
        "1337120": ["王䶮", "陈子远"],
    }
    for words, names in expected.items():
        assert sorted(found(guests, words)) == sorted(names), words
    assert set(found(guests, "czy")) == {"陈子远", "陈志远"}
    assert found(guests, "chenziyuan")[0] == "陈子远"


@pytest.mark.rule("COM-20", "COM-80")
def test_phones_are_masked_for_those_who_ring_nobody_and_nobody_sees_nothing(guests: Shop) -> None:
    [hit] = guests.look(Hits, HOST, words="oyn").hits
    assert hit.about.args["phone"] == "13800138000"
    [hit] = guests.look(Hits, CASHIER, words="oyn").hits
    assert hit.about.args["phone"] == "138****8000"
    assert guests.look(GuestShown, CASHIER, guest=hit.guest).phone == "138****8000"
    assert guests.look(Hits, NOBODY, words="oyn").hits == ()


@pytest.mark.both
@pytest.mark.rule("COM-20", "COM-83", "COM-05")
def test_a_phone_is_one_guest_and_what_was_forgotten_is_found_no_more(guests: Shop) -> None:
    with guests.house.store.reading() as db:
        guest = by_phone(db, "+86 138 0013 8000")
    again = guests.do("house.keep_guest", HOST, name="欧阳娜娜", phone="138-0013-8000", taboos="花生")
    assert again == guest
    assert found(guests, "ouyangnana") == ["欧阳娜娜"]
    assert found(guests, "oyn") == ["欧阳娜娜"]
    with pytest.raises(Refused):
        guests.do("house.keep_guest", HOST, name="某人", phone="12")
    with pytest.raises(Refused):
        guests.do("house.keep_guest", HOST, name="\u200b", phone=None)
    guests.do("house.change_guest", HOST, guest=guest, taboos="虾", consent_until="2026-12-31")
    shown = guests.look(GuestShown, HOST, guest=guest)
    assert (shown.name, shown.taboos, shown.consent_until, shown.visits) == (
        "欧阳娜娜",
        "虾",
        date(2026, 12, 31),
        0,
    )
    guests.house.store.writer.run(
        lambda db: db.execute(text("UPDATE drawer SET text = NULL, salt = NULL WHERE text LIKE '欧阳%'"))
    )
    assert guests.look(GuestShown, HOST, guest=guest).name == "—"
    rows = str(guests.rows(text("SELECT * FROM journal")))
    assert "欧阳" not in rows
    assert "13800138000" not in rows


@pytest.mark.rule("COM-16")
def test_a_search_reads_a_few_rows_however_many_guests_there_are(shop: Shop) -> None:
    def statements(words: str) -> int:
        seen: list[str] = []
        listen = lambda *args: seen.append(args[2])  # noqa: E731
        event.listen(shop.house.store._reader, "before_cursor_execute", listen)
        assert len(found(shop, words)) <= FEW
        event.remove(shop.house.store._reader, "before_cursor_execute", listen)
        return len(seen)

    shop.do("house.keep_guest", HOST, name="王小一", phone="13800000000")
    few = statements("wang"), statements("1380")
    for k in range(60):
        shop.do("house.keep_guest", HOST, name=f"王小{'一二三四五六七八九十'[k % 10]}", phone=f"138{k:08}")
    assert len(found(shop, "wang")) == FEW
    assert all(many <= one for many, one in zip((statements("wang"), statements("1380")), few, strict=True))


@pytest.mark.rule("COM-80", "COM-51")
def test_hostile_words_find_themselves_or_nothing_and_break_nothing(shop: Shop) -> None:
    kept = 0
    for one in HOSTILE:
        try:
            shop.do("house.keep_guest", HOST, name=one.text, phone=None)
            kept += 1
        except Refused:
            continue
    assert kept > 100
    for one in HOSTILE:
        assert len(shop.look(Hits, HOST, words=one.text).hits) <= 4 * FEW


@pytest.mark.both
@pytest.mark.rule("COM-51", "COM-14")
def test_documents_and_cases_are_found_by_their_numbers(guests: Shop) -> None:
    guests.slips("酸梅汤", "receipt", "receipt")

    def numbers(words: str, by: Staff = CASHIER) -> list[tuple[str, str]]:
        return [(hit.kind, hit.name) for hit in guests.look(Hits, by, words=words).hits]

    assert numbers("SL-A1-261123-0002") == [("document", "SL-A1-261123-0002")]
    assert numbers("sl-a1") == [("document", "SL-A1-261123-0002"), ("document", "SL-A1-261123-0001")]
    assert ("case", "TB-A1-261123-0001") in numbers("#0001")
    assert ("document", "SL-A1-261123-0001") in numbers("#0001")
    assert numbers("#%") == numbers("#_") == []
    [case] = [hit for hit in guests.look(Hits, CASHIER, words="TB-A1").hits if hit.kind == "case"]
    assert isinstance(case, Hit)
    assert case.case


@pytest.mark.both
@pytest.mark.rule("COM-50", "COM-22")
def test_today_has_what_is_due_overdue_first_for_the_flows_that_the_counter_serves(
    shop: Shop, clock: SetClock
) -> None:
    first, second = shop.tab(), shop.tab()
    agenda: Agenda = shop.look(Agenda, CASHIER)
    assert [(r.flow, r.name, r.does, r.mine) for r in agenda.rows] == [
        ("shop", "closing", "close_tab", True)
    ] * 2
    assert {r.case for r in agenda.rows} == {first, second}
    assert agenda.rows[0].line.name.startswith("TB-A1-261123-")
    assert [r.mine for r in shop.look(Agenda, HOST).rows] == [False, False]
    shop.do("close_tab", tab=first)
    assert [r.case for r in shop.look(Agenda, CASHIER).rows] == [second]
    clock.advance(-timedelta(days=2))
    assert shop.look(Agenda, CASHIER).rows == (), "not before tomorrow"
    clock.advance(timedelta(days=30))
    assert [r.case for r in shop.look(Agenda, CASHIER).rows] == [second], "overdue stays"
    shop.do("house.change_setting", MANAGER, key="house.flows", value="restaurant", counter="A1")
    assert shop.look(Agenda, CASHIER).rows == ()
    assert shop.look(Hits, CASHIER, words="TB-A1").hits == ()
