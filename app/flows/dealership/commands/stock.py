"""备品: parts come in, are reserved by what customers agreed to, drawn and brought back (DLR-14, 32).

Every balance is moved by an UPDATE that says what must be left: two counters never draw the same piece.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import BindParameter, Connection, and_, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.counter.doing import Doing
from app.counter.means import Strokes
from app.counter.print_facts import DocumentId
from app.flows.dealership import papers
from app.flows.dealership.commands.workshop import log
from app.flows.dealership.facts.asking import IssueSheet
from app.flows.dealership.facts.discounts import Lines
from app.flows.dealership.facts.estimates import LineFacts
from app.flows.dealership.facts.ids import LineId, MoveId, PartId, VisitId
from app.flows.dealership.facts.price_list import Counted, PartFacts, Pieces
from app.flows.dealership.facts.tracks import ONCE_CHECKED, Visit
from app.flows.dealership.facts.visits import VisitFacts
from app.flows.dealership.facts.workshop import Did
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.preparation import KeptPartRow
from app.flows.dealership.model.stock import CountRow, LinePartRow, StockMoveRow, StockRow
from app.flows.dealership.papers.kinds import ISSUE, RETURN
from app.flows.dealership.queries.estimate_sheet import issue_of
from app.flows.dealership.queries.takers import takers
from app.flows.dealership.queries.waiting_parts import awaited, kept, waiting
from app.flows.dealership.rules.added import reserved_for_others
from app.kernel.command import does
from app.kernel.fields import Code, Note
from app.kernel.numbers import Kind
from app.kernel.refusal import No, Refused
from app.kernel.text import Kept


@does(FLOW)
def receive_parts(do: Doing, part: PartId, quantity: Pieces) -> None:
    """Pieces come into the store; cars that wait for them get theirs first, in the order of their signatures, then bookings."""
    _stocked(do, part)
    do.db.execute(_come, {"p": part, "q": quantity})
    _moved(do, part, None, quantity)
    for line, missing in waiting(do.db, part):
        _reserve(do.db, part, line, missing)
    for visit, missing in awaited(do.db, part):
        _keep(do, visit, part, missing)


@does(FLOW)
def expect_parts(do: Doing, part: PartId, on: date | None) -> None:
    """Say when the next pieces of a part are expected, or that none are."""
    _stocked(do, part)
    do.set(StockRow, {"part": part}, expected_on=on)


@does(FLOW)
def correct_count(do: Doing, part: PartId, counted: Counted, why: Note) -> None:
    """The store was counted, and has more or fewer pieces than the books: what differs is a move with its reason."""
    facts: PartFacts = do.facts["part"]
    _stocked(do, part)
    told = {"p": part, "was": facts.on_hand, "n": counted}
    if not do.db.execute(_counted, told).rowcount:
        raise Refused(No("Pieces came or went while you counted. Look again, then count once more."))
    move = _moved(do, part, None, counted - facts.on_hand)
    do.add(CountRow, {"move": move, "counted": counted, "why": why.id})


@does(FLOW)
def draw_part(
    do: Doing, visit: VisitId, line: LineId, quantity: Pieces, taker: Code, signature: Strokes
) -> DocumentId:
    """Draw pieces for a line against the technician's signature; those that are reserved for it come first.

    A car that was checked before they were drawn is checked anew (DLR-33). Raises Refused where all that is left is reserved for other cars.
    """
    return _drawn(do, visit, [(do.facts["line"], quantity)], taker, signature)


@does(FLOW)
def draw_parts(do: Doing, visit: VisitId, lines: Lines, taker: Code, signature: Strokes) -> DocumentId:
    """Draw all that is left of several lines at once, against one signature and on one slip; see `draw_part`."""
    known = do.facts["visit"].estimate.parts
    return _drawn(do, visit, [(known[one], known[one].undrawn) for one in lines], taker, signature)


def _drawn(
    do: Doing, visit: VisitId, pieces: Sequence[tuple[LineFacts, int]], taker: Code, signature: Strokes
) -> DocumentId:
    _can_take(do, taker)
    for line, quantity in sorted(pieces, key=lambda one: one[0].code):
        _take_out(do, line, quantity, taker, signature)
    if do.facts["visit"].step in ONCE_CHECKED:
        for n, (line, _) in enumerate(pieces):
            log(do, visit, Did.DRAWN, before=n, how=str(line.n))
        do.move(visit, Visit.SELF_CHECKED)
    sheet = _slip(do, ISSUE, pieces, taker, signature)
    return do.print(papers.parts_issue(sheet, do.settings), papers.ORDERS)


def _can_take(do: Doing, taker: str) -> None:
    """A technician signs for parts, or the adviser where no workshop has the car (DLR-32)."""
    if taker not in {login for login, _ in takers(do.db, do.facts["visit"])}:
        raise Refused(No("{login} cannot sign for parts. Choose the technician who signs.", {"login": taker}))


def _take_out(do: Doing, line: LineFacts, quantity: int, taker: str, signature: Strokes) -> None:
    own = min(_reserved_now(do, line), quantity)
    told = {"p": line.code, "q": quantity, "own": own}
    if not do.db.execute(_draw, told).rowcount:
        raise Refused(reserved_for_others(line))
    if not do.db.execute(_line_drawn, {"l": line.id, "q": quantity, "own": own}).rowcount:
        do.add(LinePartRow, {"line": line.id, "part": line.code, "reserved": 0, "drawn": quantity})
    _moved(do, line.code, line.id, -quantity, taker, signature.id)


@does(FLOW)
def return_part(
    do: Doing, visit: VisitId, line: LineId, quantity: Pieces, taker: Code, signature: Strokes
) -> DocumentId:
    """Pieces that were not used come back the same way, signed for; they lie in the store for this line again."""
    _can_take(do, taker)
    facts: LineFacts = do.facts["line"]
    do.db.execute(_back, {"p": facts.code, "q": quantity})
    do.db.execute(_line_back, {"l": line, "q": quantity})
    _moved(do, facts.code, line, quantity, taker, signature.id)
    sheet = _slip(do, RETURN, [(facts, quantity)], taker, signature)
    return do.print(papers.parts_return(sheet, do.settings), papers.ORDERS)


def _slip(
    do: Doing, kind: Kind, pieces: Sequence[tuple[LineFacts, int]], taker: str, signature: Strokes
) -> IssueSheet:
    visit: VisitFacts = do.facts["visit"]
    return issue_of(do.db, visit, do.number(kind), do.now, pieces, taker, Kept(signature.id), do.staff.login)


def reserve(do: Doing, lines: Iterable[LineFacts]) -> None:
    """Reserve what these lines miss, a line whole or not at all; what is not there waits for parts to come."""
    for one in sorted(lines, key=lambda line: line.code):
        if one.missing > 0:
            do.take(StockRow, [one.code])
            _reserve(do.db, one.code, one.id, one.missing)


def release(do: Doing, lines: Sequence[LineFacts]) -> None:
    """Give back what is reserved for lines that the customer does not want any more."""
    for one in sorted(lines, key=lambda line: line.code):
        if one.is_material and (reserved := _reserved_now(do, one)):
            do.db.execute(_free, {"p": one.code, "q": reserved})
            do.set(LinePartRow, {"line": one.id}, reserved=0)


def _reserved_now(do: Doing, line: LineFacts) -> int:
    """Pieces that lie in the store for a line, read once nobody else moves its part: some may just have come."""
    do.take(StockRow, [line.code])
    return do.db.scalar(_of_line, {"l": line.id}) or 0


def keep(do: Doing, visit: str, wanted: Mapping[str, int]) -> None:
    """Reserve for a booking what its work usually needs, a part whole or not at all; what it wanted before goes back (DLR-03)."""
    _give_back(do, visit, wanted)
    for part, quantity in sorted(wanted.items()):
        row = {"visit": visit, "part": part}
        if not do.set(KeptPartRow, row, quantity=quantity):
            do.add(KeptPartRow, row | {"quantity": quantity, "reserved": 0})
        _keep(do, visit, part, quantity)


def let_go(do: Doing, visit: str, lines: Iterable[LineFacts] = ()) -> None:
    """What was reserved for a booking is nobody's again: the order reserves for its own `lines`, or nobody comes."""
    _give_back(do, visit, [one.code for one in lines if one.is_material])


def _give_back(do: Doing, visit: str, wanted: Iterable[str]) -> None:
    """Give back what a booking has; the store is locked for that, and for what is wanted next."""
    do.take(StockRow, sorted({*kept(do.db, visit), *wanted}))
    for part, reserved in sorted(kept(do.db, visit).items()):
        do.set(KeptPartRow, {"visit": visit, "part": part}, quantity=0, reserved=0)
        if reserved:
            do.db.execute(_free, {"p": part, "q": reserved})


def _keep(do: Doing, visit: str, part: str, quantity: int) -> None:
    if do.db.execute(_take, {"p": part, "q": quantity}).rowcount:
        do.set(KeptPartRow, {"visit": visit, "part": part}, reserved=quantity)


def _reserve(db: Connection, part: str, line: str, quantity: int) -> None:
    if db.execute(_take, {"p": part, "q": quantity}).rowcount:
        told = {"line": line, "part": part, "reserved": quantity, "drawn": 0}
        insert = sqlite.insert if db.dialect.name == "sqlite" else postgresql.insert
        statement = insert(LinePartRow).values(told)
        more = {"reserved": LinePartRow.reserved + quantity}
        db.execute(statement.on_conflict_do_update(index_elements=["line"], set_=more))


def _stocked(do: Doing, part: str) -> None:
    """A part that came for the first time gets its row."""
    insert = sqlite.insert if do.db.dialect.name == "sqlite" else postgresql.insert
    row = {"part": part, "on_hand": 0, "reserved": 0, "expected_on": None}
    do.db.execute(insert(StockRow).values(row).on_conflict_do_nothing())


def _moved(
    do: Doing,
    part: str,
    line: str | None,
    quantity: int,
    taker: str | None = None,
    signature: str | None = None,
) -> str:
    move = do.new(MoveId)
    row = {"id": move, "part": part, "line": line, "quantity": quantity, "taker": taker}
    do.add(StockMoveRow, row | {"signature": signature, "by": do.staff.login, "at": do.now})
    return move


_p: BindParameter[str] = bindparam("p")
_q: BindParameter[int] = bindparam("q")
_own: BindParameter[int] = bindparam("own")
_l: BindParameter[str] = bindparam("l")
_here, _left = StockRow.part == _p, StockRow.on_hand - StockRow.reserved
_stock = update(StockRow)
_come = _stock.where(_here).values(on_hand=StockRow.on_hand + _q)
_take = _stock.where(and_(_here, _left >= _q)).values(reserved=StockRow.reserved + _q)
_free = _stock.where(_here).values(reserved=StockRow.reserved - _q)
_counted = _stock.where(
    and_(_here, StockRow.on_hand == bindparam("was"), StockRow.reserved <= bindparam("n"))
).values(on_hand=bindparam("n"))
_draw = _stock.where(and_(_here, _left >= _q - _own)).values(
    on_hand=StockRow.on_hand - _q, reserved=StockRow.reserved - _own
)
_back = _stock.where(_here).values(on_hand=StockRow.on_hand + _q, reserved=StockRow.reserved + _q)
_of_line = select(LinePartRow.reserved).where(LinePartRow.line == _l)
_line = update(LinePartRow).where(LinePartRow.line == _l)
_line_drawn = _line.values(reserved=LinePartRow.reserved - _own, drawn=LinePartRow.drawn + _q)
_line_back = _line.values(reserved=LinePartRow.reserved + _q, drawn=LinePartRow.drawn - _q)
