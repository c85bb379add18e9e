"""How channels, fates of old parts and answers are called, on screens and papers (DLR-41, 41a, 42)."""

from collections.abc import Mapping

from app.flows.dealership.facts.leaving import Channel, Fate, Outcome
from app.kernel.text import T, Text

CHANNELS: Mapping[Channel, Text] = {
    Channel.PHONE: T("Telephone", "channel"),
    Channel.MESSAGE: T("Message", "channel"),
    Channel.WECHAT: T("WeChat", "channel"),
    Channel.HERE: T("In person", "channel"),
}
FATES: Mapping[Fate, Text] = {
    Fate.TAKEN: T("Taken", "old part"),
    Fate.LEFT: T("Left here", "old part"),
    Fate.MAKER: T("To the maker", "old part"),
    Fate.HAZARDOUS: T("Hazardous", "old part"),
}
OUTCOMES: Mapping[Outcome, Text] = {
    Outcome.WANTED: T("Wants it", "advice"),
    Outcome.LATER: T("Later", "advice"),
    Outcome.REFUSED: T("No", "advice"),
    Outcome.UNSIGNED: T("Will not sign", "advice"),
}
