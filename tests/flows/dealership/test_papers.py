"""The desk's papers held against the national forms, as they are printed (DLR-60)."""

from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument
from sqlalchemy import select
from zxingcpp import read_barcodes

from app.counter.customer_facts import GuestId
from app.counter.documents import DocumentRow
from app.flows.dealership.facts.reception import CameBy, Clean
from app.flows.dealership.model.stock import StockMoveRow
from tests.flows.dealership.leaving import HANDED, PART, READY, STORE, Leaving
from tests.flows.dealership.shop import DRAWN, MANAGER, TAKEN, Shop
from tests.flows.dealership.works import HEAD, INSPECT, LEADER, SERVICE, TECH, TECH2
from tests.paper.reading import read


@pytest.fixture
def leaving(shop: Shop) -> Leaving:
    return Leaving(shop)


@pytest.fixture(autouse=True)
def chinese(shop: Shop) -> None:
    """Papers in one language, whose words are not broken by a second one."""
    shop.do("house.change_setting", MANAGER, key="papers.guest_language", value="zh")


def printed(shop: Shop, kind: str) -> list[str]:
    """The words of the papers of a kind, by their numbers."""
    rows = shop.rows(select(DocumentRow.id).where(DocumentRow.kind == kind).order_by(DocumentRow.number))
    return [read(shop.house.prints.pdf(r.id).result(), words_only=True).text for r in rows]


@pytest.mark.rule("DLR-10", "DLR-60")
def test_the_reception_form_says_who_brought_the_car_how_and_in_which_state(shop: Shop) -> None:
    vehicle = shop.vehicle()
    shop.do("add_driver", vehicle=vehicle, name="吴迪", phone="13918866631")
    [driver] = shop.file(vehicle).drivers
    other = shop.vehicle(plate="沪A7K218", owner="王磊", phone="13918866632")
    visit = shop.received(vehicle, signs=False)
    form = shop.visit(visit).reception.filled
    stranger = replace(form, brought_by=GuestId(shop.file(other).owner))
    assert "no driver" in shop.refused("fill_reception", visit=visit, what=stranger).message
    what = replace(form, came_by=CameBy.TOWED, clean=Clean.DIRTY, wash=False, brought_by=GuestId(driver))
    shop.do("fill_reception", visit=visit, what=what)
    shop.do("sign_reception", visit=visit, signature=DRAWN)
    [form_] = printed(shop, "DF")
    for words in (
        "送修人",
        "吴迪",
        "13918866631",
        "送修方式",
        "拖进",
        "清洁度",
        "脏；不洗车",
        "随委托书告知",
    ):
        assert words in form_


@pytest.mark.rule("DLR-11", "DLR-15", "DLR-16", "DLR-20", "DLR-60")
def test_estimate_and_order_say_the_fault_the_finish_the_makes_and_what_is_told_later(
    shop: Shop, leaving: Leaving
) -> None:
    told = {"name": "前制动片", "unit": "副", "price": 68_600, "grade": "other", "shelf": "B-07"}
    shop.do("add_part", MANAGER, part="ZD-9", what=told)
    visit = shop.received(shop.vehicle())
    said = {"words": "右前异响", "conditions": "冷车过减速带"}
    shop.do("diagnose", visit=visit, found=False, road_test=True, **said)
    look = {"name": "底盘异响诊断", "minutes": 30, "fee": "diagnosis"}
    shop.do("add_operation", MANAGER, operation="ZC-002", what=look)
    shop.do("add_labour", visit=visit, operation="ZC-002", examine=True)
    shop.do("add_labour", visit=visit, operation=SERVICE)
    for part in ("ZD-9", PART):
        shop.do("add_material", visit=visit, part=part)
    for _ in range(2):
        shop.do("print_estimate", visit=visit)
    asked = {"paying": "card", "old_parts": "take", "delivery_told": True, "added_told": True}
    shop.do("make_order", visit=visit, **asked, own_parts="客户自带机油一桶")
    first, second = printed(shop, "DE")
    assert "第 1 版" in first and "第 2 版" in second
    [order] = printed(shop, "RO")
    common = (
        "41,000 公里",
        "开进",
        "预计完工",
        "11月23日",
        "冷车过减速带",
        "待查；已路试",
        "副厂",
        "企业盖章",
    )
    for words in (*common, "待查项目检查后另行报价", "配件未注明的均为原厂件"):
        assert words in second and words in order
    for words in ("客户自备配件", "客户自带机油一桶", "旧件", "带走"):
        assert words in order


@pytest.mark.rule("DLR-33", "DLR-60")
def test_a_road_test_of_the_inspector_stands_on_the_inspection_sheet(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.works.done(SERVICE)
    shop.do("check_own", TECH, visit=visit)
    shop.do("check_team", LEADER, visit=visit, nothing=True)
    shop.do("inspect", INSPECT, visit=visit, road_test=True)
    assert shop.visit(visit).work.checks[-1].road_test
    [sheet] = printed(shop, "DQ")
    assert "已路试，合格" in sheet


@pytest.mark.rule("DLR-32", "DLR-60")
def test_a_parts_slip_says_for_whom_by_whom_and_how_much(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.inspected()
    [line] = [one.id for one in shop.visit(visit).estimate.lines if one.drawn]
    shop.do("return_part", STORE, visit=visit, line=line, quantity=1, **TAKEN)
    [issue], [back] = printed(shop, "DP"), printed(shop, "DX")
    for words in ("出库单", "沪B·3M507", "机油滤清器", "数量", "58.00", "伍拾捌元整", "本页合计 1 项"):
        assert words in issue
    for words in ("退料单", "机电一组", "钱立", "本页合计 1 项"):
        assert words in back


@pytest.mark.rule("DLR-32", "DLR-60")
def test_a_parts_slip_names_whoever_signed_and_not_only_who_works_on_the_car(
    shop: Shop, leaving: Leaving
) -> None:
    visit = leaving.inspected(agreed=3)
    line = shop.visit(visit).estimate.lines[-1].id
    here = {"visit": visit, "line": line, "quantity": 1, "signature": DRAWN}
    assert "cannot sign" in shop.refused("draw_part", STORE, **here, taker=INSPECT.login).message
    shop.do("draw_part", STORE, **here, taker=TECH2.login)
    shop.do("return_part", STORE, **here, taker=LEADER.login)
    [_, issue], [back] = printed(shop, "DP"), printed(shop, "DX")
    assert "钱立" in issue and "领料人" in issue and "白川" in issue
    assert "钱立" in back and "退料人" in back and "施远" in back
    takers = shop.rows(select(StockMoveRow.taker).where(StockMoveRow.line == line).order_by(StockMoveRow.at))
    assert {one.taker for one in takers} == {"qian", "bai", "shi"}


@pytest.mark.rule("DLR-32", "DLR-33", "DLR-60")
def test_the_inspection_sheet_names_everybody_who_worked_on_a_job(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.works.sent(SERVICE)
    [job] = leaving.works.jobs(visit)
    for by in (TECH, TECH2):
        shop.do("begin_job", by, visit=visit, job=job.id)
        shop.wait(30)
        shop.do("pause_job", by, visit=visit, job=job.id, why="parts")
    shop.do("begin_job", TECH2, visit=visit, job=job.id)
    shop.wait(30)
    shop.do("finish_job", TECH2, visit=visit, job=job.id)
    shop.do("check_own", TECH, visit=visit)
    shop.do("check_team", LEADER, visit=visit, nothing=True)
    shop.do("inspect", INSPECT, visit=visit)
    [sheet] = printed(shop, "DQ")
    assert "钱立、白川" in "".join(sheet.split())


@pytest.mark.rule("DLR-32", "DLR-41a", "DLR-42", "DLR-60")
def test_old_parts_are_as_many_as_were_drawn_and_did_not_come_back(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.inspected(agreed=4)
    line = shop.visit(visit).estimate.lines[-1].id
    shop.do("draw_part", STORE, visit=visit, line=line, quantity=3, **TAKEN)
    leaving.work(visit)
    shop.do("note_finished", HEAD, visit=visit, place="交车区 1", handed=HANDED)
    shop.do("check_delivery", visit=visit, ready=READY)
    shop.do("tell_ready", visit=visit, channel="phone")
    shop.do("agree_delivery", visit=visit, on=leaving.free())
    leaving.bag(visit)
    shop.do("return_part", STORE, visit=visit, line=line, quantity=1, **TAKEN)
    leaving.walk(visit)
    shop.do("make_settlement", visit=visit)
    assert "留店 3 件" in printed(shop, "ST")[0]


@pytest.mark.rule("DLR-32", "DLR-60")
def test_parts_that_are_drawn_together_stand_on_one_slip(shop: Shop, leaving: Leaving) -> None:
    told = {"name": "机油 0W-20", "unit": "升", "price": 8_900, "shelf": "A-02"}
    shop.do("add_part", MANAGER, part="OIL-5", what=told)
    shop.do("receive_parts", STORE, part="OIL-5", quantity=5)
    visit = leaving.works.ordered(SERVICE)
    found = [
        shop.do("find_material", LEADER, visit=visit, part=part, quantity=n, why="保养需要")
        for part, n in ((PART, 1), ("OIL-5", 4))
    ]
    draw = {"visit": visit, **TAKEN}
    assert "not asked" in shop.refused("draw_parts", STORE, **draw, lines=found).message
    answers = [{"line": one, "answer": "yes"} for one in found]
    shop.do("note_answer", visit=visit, answers=answers, proof=2, words="换吧")
    assert "once" in shop.refused("draw_parts", STORE, **draw, lines=found[:1] * 2).message
    shop.do("draw_parts", STORE, **draw, lines=found)
    assert [one.drawn for one in shop.visit(visit).estimate.lines if one.is_material] == [1, 4]
    [issue] = printed(shop, "DP")
    for words in ("机油滤清器", "1 只", "机油 0W-20", "A-02", "4 升", "414.00", "本页合计 2 项"):
        assert words in issue
    assert "drawn already" in shop.refused("draw_parts", STORE, **draw, lines=found).message


@pytest.mark.rule("DLR-44", "DLR-60")
def test_a_claim_says_the_symptom_and_when_the_car_was_repaired(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.listed(payer="insurance")
    case = {"insurer": "人保财险", "policy": "P1", "loss": "L1", "assessed": 5_800}
    written = shop.do("draft_claim", visit=visit, what=case)
    leaving.pay(visit)
    shop.do("send_claim", claim=written)
    [claim] = printed(shop, "DM")
    for words in ("故障现象", "保养", "开工时间", "11月23日 09:22", "竣工时间", "11月23日 09:52", "购车日期"):
        assert words in claim


@pytest.mark.rule("DLR-34", "DLR-42", "DLR-60")
def test_the_certificate_has_three_parts_and_the_list_what_both_sides_sign(
    shop: Shop, leaving: Leaving
) -> None:
    told = {"name": "发动机总成大修", "minutes": 120, "fee": "labour", "repair": "assembly"}
    shop.do("add_operation", MANAGER, operation="FD-1", what=told)
    visit = leaving.settled("FD-1")
    shop.do("give_gate_pass", visit=visit)
    [certificate], [*_, settled] = printed(shop, "DC"), printed(shop, "ST")
    [number] = shop.rows(select(DocumentRow.number).where(DocumentRow.kind == "DC"))
    assert number.number in certificate and number.number in settled
    for words in ("正联（托修方存）", "副联（承修方存）", "质量保证卡", "返修记录", "接车人", "准予出厂"):
        assert words in certificate
    for words in ("总成修理", "沪B·3M507", "方正", "RO-A1-261123-0001"):
        assert certificate.count(words) >= 2
    for words in ("旧件", "留店 1 件", "企业盖章", "合格证号", "发票号码", "经双方核实，客户签字后生效"):
        assert words in settled


@pytest.mark.rule("DLR-43", "DLR-60")
def test_the_gate_pass_has_a_stub_and_what_the_gate_reads_once(shop: Shop, leaving: Leaving) -> None:
    visit = leaving.settled()
    shop.do("give_gate_pass", visit=visit)
    [gate] = shop.rows(select(DocumentRow.id, DocumentRow.number).where(DocumentRow.kind == "DG"))
    [text] = printed(shop, "DG")
    for words in ("存根", "当日有效", "结清时间", "门卫扫码或核对车牌后放行", "此联由门卫收回", "出门时间"):
        assert words in text
    for words in ("沪B·3M507", "RO-A1-261123-0001"):
        assert text.count(words) == 2, "once on the stub, once for the gate"
    [page] = PdfDocument(shop.house.prints.pdf(gate.id).result())
    [code] = read_barcodes(page.render(scale=150 / 72, grayscale=True).to_pil())
    assert code.text == gate.number


@pytest.mark.rule("COM-42", "DLR-42")
def test_a_list_in_both_languages_says_a_customer_s_words_once_and_keeps_to_a_page(
    shop: Shop, leaving: Leaving
) -> None:
    shop.do("house.change_setting", MANAGER, key="papers.guest_language", value="both")
    leaving.settled()
    [*_, row] = shop.rows(select(DocumentRow.id).where(DocumentRow.kind == "ST").order_by(DocumentRow.number))
    pdf = shop.house.prints.pdf(row.id).result()
    text = read(pdf, words_only=True).text
    assert "客户 Customer" in text, "both languages stand in one row"
    assert len(PdfDocument(pdf)) == 1
    [added] = printed(shop, "DA")
    assert added.count("滤清器堵塞") == 1, "what a person said is the same in both languages"
