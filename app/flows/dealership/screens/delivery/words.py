"""How the things that are left to do before a car leaves are called."""

from collections.abc import Mapping
from typing import Any

from app.flows.dealership.facts.delivery_shown import DeliveryShown
from app.flows.dealership.facts.guarantee import REPAIRS
from app.flows.dealership.facts.leaving import Channel
from app.flows.dealership.facts.leaving_words import CHANNELS
from app.flows.dealership.facts.tracks import Advice
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.rules.delivery import kinds_of
from app.flows.dealership.rules.stages import Stage
from app.kernel.text import T, Text
from app.widgets.theme import Said

STAGES: Mapping[Stage, Text] = {
    Stage.KEYS: T("Keys, order and form back", "delivery"),
    Stage.LOOK: T("Look at the car", "delivery"),
    Stage.CALL: T("Tell the customer", "delivery"),
    Stage.TIME: T("Agree the time", "delivery"),
    Stage.OLD_PARTS: T("Old parts in bags", "delivery"),
    Stage.ADVICE: T("Explain the advice", "delivery"),
    Stage.NEXT: T("Next maintenance", "delivery"),
    Stage.WALK: T("Walk round together", "delivery"),
    Stage.LIST: T("Settlement list", "delivery"),
    Stage.PAY: T("Settle", "delivery"),
    Stage.GATE: T("Gate pass", "delivery"),
}


def told_of(shown: DeliveryShown, stage: Stage) -> Said:
    """What is known of one of them, beneath its word."""
    facts, work = shown.facts, shown.facts.work
    leaving = facts.leaving
    if stage is Stage.KEYS and (back := work.since_done(Did.RETURNED)):
        told: dict[str, Any] = {"who": shown.names.get(back.by, back.by), "at": back.at, "place": back.place}
        return T("{who}, {at:time}, {place}", "delivery", **told)
    if stage is Stage.LOOK and work.since_done(Did.READY):
        kinds = [REPAIRS[one] for one in kinds_of(facts)]
        return T("{kinds:list}", kinds=kinds) if kinds else ""
    if stage is Stage.CALL and (call := work.since_done(Did.CALLED, Did.MISSED)):
        way = CHANNELS[Channel(call.how)]
        if call.did is Did.MISSED:
            return T("{way}, {at:time}: not reached", "delivery", way=way, at=call.at)
        return T("{way}, {at:time}", "delivery", way=way, at=call.at)
    if stage is Stage.TIME and (agreed := work.since_done(Did.AGREED)):
        return T("{at:moment}", at=agreed.until)
    if stage is Stage.OLD_PARTS:
        drawn = [one for one in facts.estimate.lines if one.drawn]
        return T("{n} of {of}", n=sum(one.id in leaving.old_parts for one in drawn), of=len(drawn))
    if stage is Stage.ADVICE:
        asked = sum(one.step is not Advice.OPEN for one in leaving.recommended)
        return T("{n} of {of}", n=asked, of=len(leaving.recommended))
    return _on_paper(shown, stage)


def _on_paper(shown: DeliveryShown, stage: Stage) -> Said:
    leaving = shown.facts.leaving
    if stage is Stage.NEXT and leaving.next:
        return T("{day:day} or {km} km", day=leaving.next.day, km=f"{leaving.next.km:,}")
    if stage is Stage.WALK and leaving.out:
        return T("signed, {at:moment}", at=leaving.out.signed_at)
    if stage in (Stage.LIST, Stage.PAY) and leaving.settlement and leaving.settlement.stands:
        made = leaving.settlement
        at = made.settled_at if stage is Stage.PAY else made.at
        return T("{number}, {at:time}", "settlement", number=made.number, at=at) if at else ""
    return ""
