"""索赔手册: what makers say of their fault codes, written anew and never over (DLR-44)."""

from sqlalchemy import bindparam, func, select

from app.counter.doing import Doing
from app.flows.dealership.facts.fault_codes import Papers, Terms
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.fault_codes import FaultCodeRow
from app.kernel.command import does
from app.kernel.fields import Code


@does(FLOW)
def write_fault_code(
    do: Doing, code: Code, terms: Terms, papers: Papers = (), wmi: Code | None = None
) -> None:
    """The book says this of a code from now on: on what terms it is paid, and which papers are needed."""
    key = {"code": code, "wmi": wmi or ""}
    n = do.db.execute(_written, key).scalar() or 0
    told = {"n": n + 1, "terms": terms, "papers": "\n".join(dict.fromkeys(papers))}
    do.add(FaultCodeRow, key | told | {"by": do.staff.login, "at": do.now})


_written = select(func.max(FaultCodeRow.n)).where(
    FaultCodeRow.code == bindparam("code"), FaultCodeRow.wmi == bindparam("wmi")
)
