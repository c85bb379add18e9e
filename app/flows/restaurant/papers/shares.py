"""What a share of a bill says where it is split by lines: its lines, and its part of all that is no line (RST-31)."""

from app.flows.restaurant.facts.sharing import ShareSums
from app.flows.restaurant.facts.sheets import SharedLine, ShareOf
from app.flows.restaurant.papers.parts import COLUMNS, dearer, fees, how_much, per_weight
from app.kernel.money import figures
from app.kernel.text import T, Text
from app.paper.model import Row, Said, Sum, Sums, Table


def share_lines(share: ShareOf) -> Table:
    """The lines of a share; of one that several have, for how many of its parts."""
    rows, n = list[Row](), 0
    for line in share.lines:
        n += not line.line.gift
        rows.append(_row("" if line.line.gift else str(n), line))
    return Table(COLUMNS, tuple(rows), carry=True)


def _row(n: str, shared: SharedLine) -> Row:
    line = shared.line
    under: list[Said] = [] if line.grams is None or line.gift else [per_weight(line.grams)]
    under += [] if line.gift else dearer(line)
    if shared.parts < shared.of:
        under.append(T("{parts} of {of} parts", "paper", parts=shared.parts, of=shared.of))
    name: Said = T("given: {dish}", "paper", dish=line.name) if line.gift else line.name
    amounts = (figures(line.price), figures(shared.amount))
    return Row((n, name, how_much(line), *amounts), tuple(under), sum=shared.amount)


def share_sums(sums: ShareSums, service_rate: int, ahead: Text) -> Sums:
    """Top to bottom, one operation a line; every deduction can be seen (RST-30a)."""
    lines: list[Sum] = []
    if sums.discount:
        lines += [Sum(T("Dishes", "paper"), sums.lines), Sum(T("Discount", "paper"), -sums.discount)]
    lines.append(Sum(T("Consumption"), sums.consumption, strong=True, rule=bool(lines)))
    if more := list(fees(service_rate, sums.service, sums.fee)):
        lines += [*more, Sum(T("Total", "paper"), sums.total, strong=True, rule=True)]
    if sums.rounding:
        lines.append(Sum(T("Rounded off"), -sums.rounding))
    if sums.ahead:
        lines.append(Sum(ahead, -sums.ahead))
    return Sums(tuple(lines))
