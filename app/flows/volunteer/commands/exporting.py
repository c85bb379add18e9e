"""Entries go on a sheet for the national system, each once; and somebody entered it there."""

from datetime import date

from app.counter.doing import Doing
from app.flows.volunteer.facts.ids import ExportId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.exporting import ExportedRow, ExportRow
from app.flows.volunteer.queries.exporting import not_exported
from app.kernel.command import does
from app.kernel.refusal import No, Refused


@does(FLOW)
def export_hours(do: Doing) -> ExportId:
    """Put every entry that counts and stands on no sheet yet on a new one."""
    entries = not_exported(do.db)
    if not entries:
        raise Refused(No("Everything that counts stands on a sheet already. Open that one to keep it again."))
    export = do.new(ExportId)
    do.add(ExportRow, {"id": export, "entered": None, "by": do.staff.login, "at": do.now})
    do.add(ExportedRow, *({"entry": one, "credit": n, "export": export} for one, n in entries))
    return export


@does(FLOW)
def note_entered(do: Doing, export: ExportId, on: date) -> None:
    """Note on which day the entries of a sheet were entered there."""
    do.set(ExportRow, {"id": export}, entered=on)
