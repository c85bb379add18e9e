"""The kinds of document that are numbered, each beside its paper (COM-14)."""

from app.kernel.numbers import Kind
from app.kernel.text import T

SITTING = Kind("TC", T("sitting"))
WAITING = Kind("WT", T("waiting ticket"))
ORDER = Kind("OD", T("order slip"))
TICKET = Kind("KT", T("station ticket"))
CALL = Kind("CS", T("call slip"))
PREPARATION = Kind("PL", T("preparation list"))
SPEECH = Kind("SN", T("speech note"))
WARMING = Kind("WN", T("warming note"))
ALLERGY = Kind("AN", T("allergy note"))
CHANGE = Kind("CN", T("change note"))
BILL = Kind("BL", T("bill"))
RECEPTION = Kind("VS", T("reception sheet"))
FOUND = Kind("LF", T("thing found"))
REPORT = Kind("DR", T("daily report"))
SHIFT = Kind("SF", T("shift report"))
PACKED = Kind("PK", T("packed slip"))
BOTTLE = Kind("WB", T("stored bottle"))
FETCHED = Kind("FB", T("bottle fetched"))
