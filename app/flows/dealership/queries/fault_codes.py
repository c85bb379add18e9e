"""The claims book as it is in force (DLR-44)."""

from sqlalchemy import Connection, select

from app.flows.dealership.facts.fault_codes import FaultCode, FaultCodes
from app.flows.dealership.flow import FLOW
from app.flows.dealership.model.fault_codes import FaultCodeRow


@FLOW.gives
def fault_codes(db: Connection) -> FaultCodes:
    """The newest of each code and maker: one statement."""
    newest = {(r.code, r.wmi): r for r in db.execute(_codes)}
    return FaultCodes(
        tuple(FaultCode(r.code, r.wmi, r.n, r.terms, tuple(r.papers.splitlines())) for r in newest.values())
    )


_codes = select(FaultCodeRow.__table__).order_by(FaultCodeRow.code, FaultCodeRow.wmi, FaultCodeRow.n)
