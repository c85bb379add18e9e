"""How far a print is, in words and hue; pure."""

from app.counter.print_facts import Job, JobShown
from app.kernel.text import T, Text
from app.widgets.paint import Tag
from app.widgets.table import Cell, TableRow

TAGS = {
    Job.QUEUED: Tag(T("Waits", "print"), "mute", "clock"),
    Job.PRINTING: Tag(T("Being printed", "print"), "info", "printer"),
    Job.PRINTED: Tag(T("Printed", "print"), "ok", "check"),
    Job.ACKNOWLEDGED: Tag(T("Seen", "print"), "ok", "check-check"),
    Job.FAILED: Tag(T("Stands aside", "print"), "bad", "triangle-alert"),
    Job.DOUBTFUL: Tag(T("Did it come out?", "print"), "warn", "circle-help"),
    Job.CANCELLED: Tag(T("Called off", "print"), "mute", "ban"),
}


def copy_word(copy: int) -> Text:
    """Which print of its document it is."""
    return T("original") if copy == 1 else T("copy {n}", n=copy - 1)


def table_row(job: JobShown) -> TableRow:
    """A print as a row: paper, copy, when, state."""
    return TableRow(
        job.id,
        (
            Cell(job.title, strong=True, note=job.number),
            Cell(copy_word(job.copy)),
            Cell(T("{at:moment}", at=job.made_at), note=job.counter),
            TAGS[job.step],
        ),
    )
