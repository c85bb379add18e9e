"""A car at the after-sales desk: every act of it once, with texts of one's own."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from app.counter.photo_facts import Photo
from app.flows.dealership.facts.roles import (
    ADVISER,
    INSPECTOR,
    PARTS_CLERK,
    TEAM_LEADER,
    TECHNICIAN,
    WORKSHOP_HEAD,
)
from app.flows.dealership.model.leaving import AdviceRow
from app.flows.dealership.model.stock import LinePartRow
from app.flows.dealership.model.workshop import JobRow, WorkRow
from app.kernel.judge import Staff
from tests.flows.restaurant.dining import Dining
from tests.flows.restaurant.house import MANAGER
from tests.pictures import photo

ADVISERS, HEAD = Staff("gu", frozenset({ADVISER})), Staff("lu", frozenset({WORKSHOP_HEAD}))
TECH, LEADER = Staff("qian", frozenset({TECHNICIAN})), Staff("shi", frozenset({TEAM_LEADER}))
INSPECT, STORE = Staff("fang", frozenset({INSPECTOR})), Staff("tan", frozenset({PARTS_CLERK}))
Do = Callable[..., Any]
Say = Callable[[str], str]


def live_a_repair(dining: Dining, say: Say) -> None:
    """A car comes and its customer is greeted."""

    def do(act: str, by: Staff = ADVISERS, **args: object) -> Any:
        return dining.do(f"dealership.{act}", by, **args)

    for one, name, pin in ((ADVISERS, "顾雨", "284619"), (TECH, "钱立", "730154")):
        told = {"login": one.login, "name": name, "roles": sorted(one.roles), "pin": pin}
        dining.do("house.add_staff", MANAGER, **told)
    vehicle = _keep_file(do, say)
    team = _prepare_shop(do, say)
    visit = _book(do, say, vehicle, team)
    sold = dining.desk.settings.business_day(dining.clock.now()) - timedelta(days=100)
    other = {"plate": "沪C18ZY6", "model": "M", "sold_on": sold.isoformat()}
    others = do("register_vehicle", what=other, owner=say("another owner"))
    waits = do("arrive", vehicle=others, place=say("another parking place"))
    do("greet", visit=visit, why=say("why before the others"))
    _receive(do, say, vehicle, visit)
    _order(do, say, visit)
    _hand_over(do, say, visit, team)
    last = select(JobRow.id).join(WorkRow, WorkRow.id == JobRow.handed).order_by(WorkRow.n.desc()).limit(1)
    [job] = dining.rows(last)
    _work(do, say, {"visit": visit, "job": job.id})
    _deliver(dining, do, say, visit)
    _wait_in_vain(dining, do, say)
    _leave(dining, do, say, others, waits)
    _complain(do, say, others)
    dining.do("house.erase_photo", MANAGER, photo=Photo.read(photo(2)).id, why=say("why a photo is erased"))


def _prepare_shop(do: Do, say: Say) -> object:
    """A price list, what an operation usually needs, and a team."""
    operation = {"name": say("operation"), "minutes": 60, "repair": "second_class"}
    part = {"name": say("part"), "unit": say("unit of a part"), "price": 5_800, "shelf": say("shelf")}
    for act in ("add_operation", "change_operation"):
        do(act, MANAGER, operation="BY-040", what=operation)
    for act in ("add_part", "change_part"):
        do(act, MANAGER, part="OF-21", what=part)
    for item in ("appearance", "forms"):
        do("tick_opening", item=item)
    do("add_part", MANAGER, part="OF-22", what=part)
    do("set_alternatives", STORE, part="OF-21", others=["OF-22"])
    do("correct_count", STORE, part="OF-22", counted=3, why=say("why the count differs"))
    told = {"code": "OF-21", "price": 5_200, "day": "2026-11-01"}
    do("note_market_price", MANAGER, **told, source=say("where a price comes from"))
    do("set_usual_parts", STORE, operation="BY-040", parts=[{"part": "OF-21", "quantity": 1}])
    return do("add_team", HEAD, name=say("team"), bays=[say("bay")], skills=["upkeep"])


def _book(do: Do, say: Say, vehicle: object, team: object) -> object:
    """One booking is called off, one nobody came to, one is moved and comes."""
    slot = {"day": "2028-11-23", "start": 570, "minutes": 60}
    work = {"slot": slot, "work": say("what for")}
    off = do("book", vehicle=vehicle, **work)
    do("cancel_booking", visit=off, why=say("why called off"))
    visit = do("book", vehicle=vehicle, **work)
    do("rebook", visit=visit, slot={**slot, "start": 600})
    do("print_bookings", day="2028-11-23")
    do("prepare_booking", visit=visit, operations=["BY-040"], team=team, bay=say("bay"))
    answer = {"visit": visit, "can": False}
    do("answer_preparation", LEADER, **answer, asked="team", why=say("why the team cannot"))
    do("answer_preparation", STORE, **answer, asked="parts", why=say("why the parts cannot"))
    do("print_preparation", day="2028-11-23")
    do("arrive_booked", visit=visit, place=say("parking place"))
    return visit


def _complain(do: Do, say: Say, vehicle: object) -> None:
    """A complaint is handed on, answered twice, and closed by the customer's word."""
    here = {"complaint": do("take_complaint", vehicle=vehicle, words=say("what is complained about"))}
    do("hand_complaint", **here, owner="gu")
    do("answer_complaint", **here, fault="waiting", remedy=say("remedy"))
    do("reopen_complaint", **here, words=say("why the customer is not content"))
    do("answer_complaint", **here, fault="price", remedy=say("other remedy"))
    do("close_complaint", **here, words=say("the customer's word"))


def _wait_in_vain(dining: Dining, do: Do, say: Say) -> None:
    """Nobody comes to a booking of the next working day."""
    settings, now = dining.desk.settings, dining.clock.now()
    day = settings.calendar.add_working_days(settings.business_day(now), 1).day
    vehicle = do("register_vehicle", what={"plate": "沪D7P442", "model": "M"}, owner=say("who does not come"))
    slot = {"day": day.isoformat(), "start": 570, "minutes": 60}
    visit = do("book", vehicle=vehicle, slot=slot, work=say("what for in vain"))
    dining.clock.set(now + timedelta(days=(day - settings.business_day(now)).days + 1))
    do("note_not_come", visit=visit)


def _leave(dining: Dining, do: Do, say: Say, vehicle: object, visit: object) -> None:
    """One car leaves without repair; another came for a part alone."""
    drawn = "[[[100,100],[200,220],[300,90]]]"
    out = {"km": 8_000, "fuel": 4, "given": ["licence", "booklet", "spare"]}
    here = {"visit": visit}
    do("leave_unrepaired", **here, why=say("why it leaves without repair"))
    do("sign_out", **here, out=out, signature=drawn)
    do("give_gate_pass", MANAGER, **here)
    visit = do("arrive", vehicle=vehicle, place=say("place of a car that needs a part"))
    do("greet", visit=visit)
    _receive(do, say, vehicle, visit, km=9_000)
    do("diagnose", visit=visit, found=True, words=say("what part is wanted"))
    do("name_fault", visit=visit, fault=say("fault of a part"))
    do("add_material", visit=visit, part="OF-22")
    dining.clock.advance(timedelta(days=8))
    do("renew_estimate", visit=visit)
    do("answer_substitute", visit=visit, answer="declined", why=say("why no substitute car"))
    [line] = dining.desk.facts("dealership", [str(visit)]).result()[visit].estimate.standing
    do("decide_warranty", visit=visit, line=line.id, no_defect=True)
    told = {"paying": "card", "old_parts": "look", "delivery_told": True, "added_told": True}
    do("make_order", visit=visit, warned=True, **told)
    do("explain_line", visit=visit, line=line.id)
    do("sign_order", visit=visit, signature=drawn)
    do("draw_part", visit=visit, line=line.id, quantity=1, taker="qian", signature=drawn)
    do("hand_out_parts", visit=visit)


def _receive(do: Do, say: Say, vehicle: object, visit: object, km: int = 62_418) -> None:
    """The form is filled in, marked, and signed."""
    ticked = {"covers": ["seat", "wheel", "floor"], "there": ["licence", "booklet", "spare"], "fuel": 5}
    ticked |= {"absent": ["keys", "tools", "valuables"], "lamps": ["oil"], "walked": True}
    do("fill_reception", visit=visit, what=ticked)
    do("read_mileage", vehicle=vehicle, km=km, visit=visit)
    do("note_words", visit=visit, words=say("what the customer says"))
    at = {"visit": visit, "side": "left", "damage": "dent", "x": 400, "y": 600}
    mark = do("mark_damage", **at, note=say("note of a mark"))
    do("mark_damage", **at, note=say("note of another mark"))
    do("strike_mark", visit=visit, mark=mark)
    photographed = {"visit": visit, "mark": do("mark_damage", **at)}
    do(
        "take_photo_off",
        visit=visit,
        use=do("photograph_mark", **photographed, photo=photo(1)),
        why=say("wrong photo"),
    )
    do("photograph_mark", **photographed, photo=photo(2), said_at="2026-11-23T00:41:07Z")
    do("end_reception", visit=visit)
    do("sign_reception", visit=visit, signature="[[[100,100],[200,220],[300,90]]]")


def _order(do: Do, say: Say, visit: object) -> None:
    """What the customer says is reckoned, laid before them twice, signed, and handed over."""
    said = {"words": say("symptom"), "conditions": say("conditions of the fault")}
    do("diagnose", visit=visit, found=True, **said)
    line = do("add_labour", visit=visit, operation="BY-040")
    do("decide_warranty", visit=visit, line=line, uncertain=True, why=say("why to be examined"), told=True)
    named = do("name_fault", visit=visit, line=line, fault=say("fault"))
    do("strike_fault", MANAGER, fault=named, why=say("why no fault"))
    do("name_fault", visit=visit, fault=say("another fault"), replaced="main_part", what=say("new part"))
    do("give_discount", MANAGER, visit=visit, lines=[line], discount=9_000, why=say("why a discount"))
    do("strike_line", visit=visit, line=do("add_material", visit=visit, part="OF-21"))
    do("print_estimate", visit=visit)
    told = {"paying": "card", "old_parts": "look", "delivery_told": True, "added_told": True}
    told |= {"own_parts": say("own parts")}
    do("make_order", visit=visit, **told)
    do("reopen_estimate", visit=visit)
    do("make_order", visit=visit, **told)
    do("explain_line", visit=visit, line=line)
    drawn = "[[" + ",".join(f"[{100 + n},200]" for n in range(9)) + "]]"
    do("sign_order", visit=visit, signature=drawn, words=say("words at the signature"))
    do("give_copies", visit=visit)
    do("note_whereabouts", visit=visit, place="lounge")
    do("judge_comeback", visit=visit, why=say("why for something else"))
    _add_work(do, say, visit, drawn)


def _add_work(do: Do, say: Say, visit: object, drawn: str) -> None:
    """Work is found, the customer asked, a part drawn and brought back."""
    do("receive_parts", part="OF-21", quantity=2)
    do("expect_parts", part="OF-21", on="2026-12-01")
    labour = do("find_labour", visit=visit, operation="BY-040", why=say("why labour is needed"))
    part = do("find_material", visit=visit, part="OF-21", why=say("why a part is needed"), minutes=30)
    other = {"part": "OF-22", "payer": "insurance", "why": say("why an insurer pays")}
    insured = do("find_material", visit=visit, **other)
    do("photograph_line", TECH, visit=visit, line=part, photo=photo(3))
    agreed = [{"line": one, "answer": "yes"} for one in (part, insured)]
    told = {
        "answers": [*agreed, {"line": labour, "answer": "later"}],
        "proof": 2,
        "words": say("exact words"),
    }
    do("note_answer", visit=visit, **told)
    do("draw_part", visit=visit, line=part, quantity=1, taker="qian", signature=drawn)
    do("return_part", visit=visit, line=part, quantity=1, taker="qian", signature=drawn)
    do("draw_parts", visit=visit, lines=[insured, part], taker="qian", signature=drawn)


def _hand_over(do: Do, say: Say, visit: object, team: object) -> None:
    """The workshop sends the car back once, takes it over, and dispatches it."""
    told = {"promised": "2026-11-24T09:00:00Z"}
    bay, here = say("bay"), {"visit": visit}
    do("hand_over", **here, **told)
    do("send_back", HEAD, **here, why=say("why it goes back to the desk"))
    do("hand_over", **here, **told, note=say("what else matters"))
    do("take_over", HEAD, **here)
    do("dispatch", HEAD, **here, team=team, bay=bay, why=say("why this car first"))
    told = {"symptom": "other", "differs": say("what differs"), "found": say("what was found")}
    do("receive_car", LEADER, **here, **told, road_test=True)


def _work(do: Do, say: Say, job: dict[str, object]) -> None:
    """One job that waits, is late, is not right at first, and passes three inspections."""
    here = {"visit": job["visit"]}
    do("begin_job", TECH, **job)
    do("clock_off", LEADER, **job, why=say("why somebody is clocked off"))
    do("begin_job", TECH, **job)
    do("enter_car", TECH, **job, why=say("why into the car"))
    do("ask_to_move", TECH, **job, what=say("what is in the way"))
    do("answer_move", **job, answer="yes", how=say("how belongings are moved"))
    late = {"why": "queue", "finish": "2026-11-24T10:00:00Z", "reply": "understood"}
    do("tell_delay", **here, **late, note=say("what was said of a delay"))
    do("begin_job", TECH, **job)
    do("pause_job", TECH, **job, why="parts", note=say("what is waited for"))
    change = {"why": "parts", "finish": "2026-11-24T11:00:00Z"}
    do("report_change", TECH, **job, **change, note=say("why it takes longer"))
    do("tell_change", **here, reply="accepted", note=say("what the customer answered"))
    do("begin_job", TECH, **job)
    do("finish_job", TECH, **job)
    do("fail_check", TECH, **job, why=say("what is not right"))
    do("begin_job", TECH, **job)
    do("finish_job", TECH, **job)
    do("check_own", TECH, **here)
    do("check_team", LEADER, **here, nothing=True)
    do("inspect", INSPECT, **here, note=say("what the inspector notes"))
    do("note_finished", HEAD, **here, place=say("place of a finished car"), handed=["keys", "order", "form"])
    do("fail_check", **job, why=say("what the adviser finds"))
    do("begin_job", TECH, **job)
    do("finish_job", TECH, **job)
    do("check_own", TECH, **here)
    do("check_team", LEADER, **here, advice=say("repair advice"), why=say("why the leader recommends it"))
    do("inspect", INSPECT, **here)


def _deliver(dining: Dining, do: Do, say: Say, visit: object) -> None:
    """Keys come back, the customer is told, walks round, pays twice, and leaves."""
    here, drawn = {"visit": visit}, "[[[100,100],[200,220],[300,90]]]"
    dining.clock.advance(
        timedelta(minutes=1)
    )  # what is paid now is of the shift after the one that was counted
    advice = _advise(do, say, here)
    do("note_finished", HEAD, **here, place=say("place of a finished car"), handed=["keys", "order", "form"])
    ready = ["done", "fault_gone", "old_parts", "clean", "nothing_left"]
    do("check_delivery", **here, ready=ready, note=say("what the adviser notes"))
    do("tell_ready", **here, channel="phone", reached=False)
    do("tell_ready", **here, channel="wechat", note=say("what was said of the delivery"))
    on = dining.clock.now() + timedelta(days=1)
    on = on.astimezone(dining.desk.settings.zone).replace(hour=10, minute=30, second=0, microsecond=0)
    do("agree_delivery", **here, on=on.isoformat())
    do("resume_work", **here)
    do("agree_delivery", **here, on=on.isoformat())
    lines = dining.rows(select(LinePartRow.line).where(LinePartRow.drawn > 0))
    do("keep_old_parts", **here, old_parts=[{"line": r.line, "bag": "B1", "fate": "taken"} for r in lines])
    told = {"booklet": True, "told": True, "announced": True, "channel": "phone"}
    do("tell_next", **here, day="2029-05-23", km=70_000, **told)
    mark = {"side": "left", "damage": "scratch", "x": 300, "y": 500}
    out = {"km": 62_500, "fuel": 4, "given": ["licence", "booklet", "spare"], "marks": [mark]}
    do("sign_out", **here, out=out, signature=drawn, words=say("words at the delivery"))
    do("resume_work", **here)
    do("agree_delivery", **here, on=on.isoformat())
    do("sign_out", **here, out=out, signature=drawn, words=say("words at the next delivery"))
    signed = {"signature": drawn, "witness_signature": drawn, "approved_by": MANAGER}
    first, *_ = dining.rows(select(AdviceRow.id).order_by(AdviceRow.n))
    do("answer_advice", **here, advice=first.id, outcome="later")
    do("answer_advice", **here, advice=advice, outcome="unsigned", **signed)
    do("answer_advice", **here, advice=advice, outcome="refused", words=say("own note"), signature=drawn)
    claim, case = _case(do, say, here)
    _settle(dining, do, say, here)
    do("give_gate_pass", MANAGER, **here)
    _pay_off(do, say)
    _claim(do, say, here, claim, case)
    do("miss_follow_up", **here, note=say("what was noted of a vain call"))
    marks = [{"question": one, "points": 1} for one in ("repair", "reception", "time", "price")]
    do("remind", **here, reply="later", again="2028-05-24", words=say("what was said to the reminder"))
    do("print_reminders")
    do("follow_up", **here, marks=marks, words=say("what the customer says of the visit"))


def _settle(dining: Dining, do: Do, say: Say, here: dict[str, Any]) -> None:
    """It is paid, in part on account, opened again, and paid anew."""
    fleet = {"holder": "company", "name": say("whose fleet it is"), "limit": 900_000}
    dining.do("house.open_account", MANAGER, account="C002", what=fleet)
    for act in ("settle", "reopen_settlement", "settle"):
        if act == "settle":
            do("make_settlement", **here)
        facts = dining.desk.facts("dealership", [str(here["visit"])]).result()[here["visit"]]
        on = {"account": "C002", "signer": say("who signs for the fleet")}
        paid = [{"means": "account", "amount": 900, "on": on}]
        paid.append({"means": "cash", "amount": facts.leaving.settlement.due - 900})
        more = (
            {"payments": paid, "warned": True} if act == "settle" else {"why": say("why it is opened again")}
        )
        do(act, MANAGER, **here, **more)


def _pay_off(do: Do, say: Say) -> None:
    """The fleet pays what is owed, once by mistake."""
    do("take_account_payment", account="C002", payments=[{"means": "cash", "amount": 500}])
    part = [{"means": "cash", "amount": 100}]
    wrong = do("take_account_payment", account="C002", payments=part).receipt
    back = {"account": "C002", "receipt": wrong, "why": say("why the fleet gets it back")}
    do("undo_account_payment", MANAGER, **back)
    do("print_statement", account="C002", first="2026-11-01", last="2026-12-31")


def _case(do: Do, say: Say, here: dict[str, object]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What an insurer pays is written down before anybody settles: the claim, and what it says."""
    written = {"terms": say("terms of a claim"), "papers": [say("paper of a claim"), say("missing paper")]}
    do("write_fault_code", MANAGER, code="F1", **written)
    case = {
        "code": "F1",
        "papers": written["papers"][:1],
        "insurer": say("insurer"),
        "surveyor": say("surveyor"),
        "policy": "P1",
        "loss": "L1",
    }
    return {"claim": do("draft_claim", **here, what=case)}, case


def _claim(do: Do, say: Say, here: dict[str, object], claim: dict[str, Any], case: dict[str, Any]) -> None:
    """The claim is refused, cut, accepted in the end, and paid."""
    case |= {"assessed": 5_000, "excess": 100}
    do("change_claim", **claim, what=case)
    for act in ("take_excess", "undo_excess", "take_excess"):
        paid = {"payments": [{"means": "cash", "amount": 100}]}
        do(
            act,
            MANAGER,
            **here,
            **({"why": say("why an excess goes back")} if act == "undo_excess" else paid),
        )
    off = {
        "use": do("photograph_claim", **claim, photo=photo(4)),
        "why": say("why a photo does not go with it"),
    }
    do("take_claim_photo_off", **claim, **off)
    do("photograph_claim", **claim, photo=photo(3))
    do("send_claim", **claim, why=say("why a claim is sent without a paper"))
    do("refuse_claim", **claim, why=say("why a claim is refused"))
    do("reopen_claim", **claim, why=say("why it is claimed again"))
    do("send_claim", **claim, why=say("why it is sent without it again"))
    do("cut_claim", **claim, granted=4_000, why=say("why a claim is cut"))
    do("reopen_claim", **claim, why=say("why it is claimed a third time"))
    do("send_claim", **claim, why=say("why it is sent without it a third time"))
    do("accept_claim", **claim)
    do("pay_claim", **claim, amount=4_800, why=say("why another sum came"))


def _advise(do: Do, say: Say, here: dict[str, object]) -> object:
    """Work is recommended twice; one is left out."""
    told = {"what": say("recommended work"), "why": say("why it is recommended")}
    advice = do("advise", LEADER, **here, **told, safety=True, risk=say("what comes of it"))
    do("leave_out_advice", **here, advice=do("advise", **here, **told))
    return advice


def _keep_file(do: Do, say: Say) -> object:
    """A vehicle comes into the file."""
    what = {"plate": "沪B3M507", "model": say("vehicle model"), "vin": "LFMJW30F7R0104729"}
    vehicle = do("register_vehicle", what=what, owner=say("vehicle owner"), phone="13918866630")
    do("correct_vehicle", vehicle=vehicle, what=what | {"plate": "沪A7K218", "engine": "E9"})
    do("change_owner", vehicle=vehicle, owner=say("next owner"), phone="13918866631", why="sold")
    do("add_driver", vehicle=vehicle, name=say("vehicle driver"), phone="13918866632")
    do("address_as", vehicle=vehicle, words=say("form of address"))
    do("read_mileage", vehicle=vehicle, km=9000)
    do("read_mileage", vehicle=vehicle, km=900, why="other", note=say("why the meter ran back"))
    do("note_insurance", vehicle=vehicle, insurer="人保财险", policy="PDZA202631000123", until="2027-03-08")
    do("see_document", vehicle=vehicle, document="booklet")
    days = {"began": "2026-10-01", "ended": "2026-10-03", "km": 800}
    do("enter_repair", vehicle=vehicle, fault=say("fault elsewhere"), **days)
    return vehicle
