"""The slips of an order on their way to guest, kitchen and waiter: data gathered, papers queued (RST-19, 60)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from sqlalchemy import bindparam, select, update

from app.counter.documents import Sheet
from app.counter.doing import Doing
from app.counter.staff import StaffRow
from app.flows.restaurant import papers
from app.flows.restaurant.facts.case import SittingFacts
from app.flows.restaurant.facts.floor import DishFacts
from app.flows.restaurant.facts.kinds import HOT_CALL, AtServing, Ground
from app.flows.restaurant.facts.parts import LineFacts, OrderFacts
from app.flows.restaurant.facts.sheets import (
    AllergyNote,
    Called,
    CallSlip,
    Head,
    Inside,
    Met,
    OrderSheet,
    Piece,
    PreparationList,
    SheetLine,
    SpeechNote,
    StationTicket,
)
from app.flows.restaurant.facts.tracks import Line
from app.flows.restaurant.model.orders import LineRow
from app.flows.restaurant.papers.kinds import ALLERGY, CALL, PREPARATION, SPEECH, TICKET
from app.flows.restaurant.rules import billing, confirming, ordering, pacing, preparing, sets
from app.flows.restaurant.rules.changing import weight
from app.flows.restaurant.rules.taboos import unaccepted_in
from app.kernel.text import Kept, T
from app.store.among import among

Names = Mapping[str, Kept]


def order(do: Doing, sitting: SittingFacts, slip: OrderFacts) -> str:
    """Print an order slip as it stands; returns its document."""
    names = names_of(do, sitting.waiter, slip.by, slip.confirmed_by)
    lines = sitting.of(slip)
    tea = next((line for line in sitting.lines if line.tea), None)
    bill = sitting.bill
    sheet = OrderSheet(
        head=head(sitting, names),
        number=slip.number,
        version=slip.version,
        at=slip.confirmed_at or do.now,
        taken_by=names.get(slip.by),
        lines=tuple(_as_told(line, lines) for line in lines if line.of_set is None),
        tea=tea.name if tea else None,
        tea_pots=tea.quantity if tea else 0,
        sums=billing.reckon(
            billing.bill_lines(lines, bill.discount if bill else billing.FULL),
            sitting.service_rate,
            billing.fee_on(sitting, slip),
        ),
        service_rate=sitting.service_rate,
        fee=billing.room_fee(sitting),
        ahead=sitting.ahead,
        taken_ahead=sitting.taken_ahead,
        how=slip.how,
        confirmed_at=slip.confirmed_at,
        confirmed_by=names.get(slip.confirmed_by or ""),
        signature=kept(slip.signature),
        seal=confirming.check(sitting, slip),
    )
    return do.print(papers.order_slip(sheet, do.settings), papers.ORDERS)


def _as_told(line: LineFacts, lines: Sequence[LineFacts]) -> SheetLine:
    """A line as the guest reads it: a set with its price, and its dishes beneath (RST-11)."""
    told = sheet_line(line, ordering.sent_as(line, False) == Line.HELD)
    if not line.is_set:
        return told
    inside = sets.dishes_of(line, lines)
    return replace(told, amount=sets.amounts(inside).get(line.id, 0), beneath=tuple(map(_inside, inside)))


def _inside(line: LineFacts) -> Inside:
    return Inside(line.name, line.quantity, line.exchanged)


def kitchen(
    do: Doing, sitting: SittingFacts, slip: OrderFacts, sent: Mapping[str, Line], bone_plates: int = 0
) -> list[str]:
    """One numbered ticket a station, and the waiter's preparation list (RST-15, 19); returns their documents.

    `bone_plates` are changed before the first hot dish, where there is no call slip to ask for it (RST-20).
    """
    lines = [line for line in sitting.of(slip) if line.id in sent and line.made]
    stations = ordering.stations(lines)
    if not stations:
        return []
    names = names_of(do, sitting.waiter, do.staff.login)
    whose = head(sitting, names)
    numbers = dict(zip(stations, do.numbers(TICKET, len(stations)), strict=True))
    note_tickets(do, lines, numbers)
    sheets = [
        _ticket(
            do,
            StationTicket(
                head=whose,
                number=number,
                station=station,
                ordered_at=slip.at,
                sent_at=do.now,
                sent_by=names.get(do.staff.login),
                lines=tuple(sheet_line(o, sent[o.id] == Line.HELD) for o in lines if o.station == station),
                of_all=len(lines),
                added=any(other.sent_at for other in sitting.orders),
            ),
        )
        for station, number in numbers.items()
    ]
    pieces = preparing.pieces(lines, sitting.guests)
    if bone_plates:
        hot = tuple(o.name for o in lines if o.course in HOT_CALL)
        pieces.append(Piece(T("Bone plates, to be changed before"), bone_plates, hot))
    if pieces:
        listed = PreparationList(whose, do.number(PREPARATION), slip.number, do.now, tuple(pieces))
        sheets.append(Sheet(papers.preparation_list(listed, do.settings), papers.WAITERS))
    return [*do.print_all(sheets)]


def note_tickets(
    do: Doing,
    lines: Sequence[LineFacts],
    numbers: Mapping[str, str],
    only: Callable[[LineFacts], bool] = lambda line: True,
) -> None:
    """Keep with each line on which slip of its station it stands, and where: what becomes of it later answers that (RST-19).

    `only` says of which lines of the slips.
    """
    places = {station: count(1) for station in numbers}
    told = [(o, {"i": o.id, "t": numbers[o.station], "k": next(places[o.station])}) for o in lines]
    if rows := [row for line, row in told if only(line)]:
        do.db.execute(_on_ticket, rows)


def tea(do: Doing, sitting: SittingFacts, dish: DishFacts, pots: int) -> str:
    """The tea goes to its station at once (RST-10)."""
    names = names_of(do, sitting.waiter, do.staff.login)
    line = SheetLine(dish.name, dish.course, pots, dish.unit, None, None, None, False, None, False)
    ticket = StationTicket(
        head=head(sitting, names),
        number=do.number(TICKET),
        station=dish.station,
        ordered_at=do.now,
        sent_at=do.now,
        sent_by=names.get(do.staff.login),
        lines=(line,),
        of_all=1,
        added=False,
    )
    return do.print_all([_ticket(do, ticket)])[0]


def called(
    do: Doing, sitting: SittingFacts, lines: Sequence[LineFacts], ground: Ground, bone_plates: int
) -> list[str]:
    """A call slip for each station, what was warmed first, then in the order of firing (RST-20, 21); returns their documents."""
    lines = sorted(lines, key=lambda line: AtServing.WARMED not in line.ticks)
    names = names_of(do, sitting.waiter, do.staff.login)
    whose, stations = head(sitting, names), ordering.stations(lines)
    safe = pacing.last_safe(lines, do.now, do.settings)
    sheets = [
        Sheet(
            papers.call_slip(
                CallSlip(
                    head=whose,
                    number=number,
                    station=station,
                    called_at=do.now,
                    called_by=names.get(do.staff.login),
                    ground=ground,
                    dishes=tuple(
                        Called(sheet_line(o, False), max(do.now, safe[o.id]))  # what is late is due at once
                        for o in lines
                        if o.station == station
                    ),
                    bone_plates=bone_plates,
                ),
                do.settings,
            ),
            papers.kitchen(station),
        )
        for station, number in zip(stations, do.numbers(CALL, len(stations)), strict=True)
    ]
    return [*do.print_all(sheets)]


def speech(do: Doing, sitting: SittingFacts, minutes: int, planned: datetime) -> list[str]:
    """Tell each station that what it holds waits so much longer (RST-20); returns the documents."""
    lines = pacing.held(sitting, pacing.ALL_CALLS)
    whose, stations = head(sitting, names_of(do, sitting.waiter)), ordering.stations(lines)
    sheets = [
        Sheet(
            papers.speech_note(
                SpeechNote(
                    head=whose,
                    number=number,
                    station=station,
                    at=do.now,
                    minutes=minutes,
                    planned=planned,
                    lines=tuple(sheet_line(o, True) for o in lines if o.station == station),
                ),
                do.settings,
            ),
            papers.kitchen(station),
        )
        for station, number in zip(stations, do.numbers(SPEECH, len(stations)), strict=True)
    ]
    return [*do.print_all(sheets)]


def avoiding(do: Doing, sitting: SittingFacts, lines: Sequence[LineFacts] | None = None) -> list[str]:
    """Tell each station that still cooks for a table what its guests avoid now (RST-04); returns the documents.

    It is told of all that is to come, or of some `lines`.
    """
    lines = sitting.to_come if lines is None else lines
    told = [{"i": one.id, "a": " ".join(sorted(one.allergens))} for one in lines if one.added]
    if told:
        do.db.execute(_told_of, told)
    stations = ordering.stations(lines)
    if not stations:
        return []
    names = names_of(do, sitting.waiter, do.staff.login)
    whose = head(sitting, names)
    sheets = [
        Sheet(
            papers.allergy_note(
                AllergyNote(
                    head=whose,
                    number=number,
                    station=station,
                    at=do.now,
                    by=names.get(do.staff.login),
                    dishes=tuple(
                        Met(sheet_line(o, o.step == Line.HELD), tuple(sorted(unaccepted_in(sitting, o))))
                        for o in lines
                        if o.station == station
                    ),
                ),
                do.settings,
            ),
            papers.kitchen(station),
        )
        for station, number in zip(stations, do.numbers(ALLERGY, len(stations)), strict=True)
    ]
    return [*do.print_all(sheets)]


def head(sitting: SittingFacts, names: Names) -> Head:
    """Whose paper it is; a VIP's goes by an alias, and names neither guest nor room (RST-51)."""
    return Head(
        sitting=sitting.number,
        table=sitting.vip.alias if sitting.vip else sitting.table_name,
        guest=None if sitting.vip else kept(sitting.name),
        guests=sitting.guests,
        waiter=names.get(sitting.waiter or ""),
        seated_at=sitting.seated_at,
        taboos=kept(sitting.taboos),
        allergens=sitting.beside,
    )


def names_of(do: Doing, *logins: str | None) -> Names:
    """The names of members of staff, by their drawer ids: one statement."""
    wanted = sorted({login for login in logins if login})
    return {row.login: Kept(row.name) for row in do.db.execute(_names, {"ids": wanted})}


def sheet_line(line: LineFacts, held: bool) -> SheetLine:
    """A line as a slip shows it."""
    return SheetLine(
        line.name,
        line.course,
        line.counting,
        line.unit,
        weight(line, line.counting),
        line.price,
        line.amount,
        line.weighed,
        kept(line.request),
        held,
        line.ways,
    )


def _ticket(do: Doing, ticket: StationTicket) -> Sheet:
    return Sheet(papers.station_ticket(ticket, do.settings), papers.kitchen(ticket.station))


def kept(id: str | None) -> Kept | None:
    return Kept(id) if id else None


_on_ticket = (
    update(LineRow)
    .where(LineRow.id == bindparam("i"))
    .values(ticket=bindparam("t"), ticket_line=bindparam("k"))
)
_told_of = update(LineRow).where(LineRow.id == bindparam("i")).values(allergens=bindparam("a"))
_names = select(StaffRow.login, StaffRow.name).where(among(StaffRow.login, "ids"))
