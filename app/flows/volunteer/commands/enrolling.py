"""登记: a student is taken into a class, which is opened by its first one (VOL-01)."""

from sqlalchemy import bindparam, select

from app.counter.doing import Doing
from app.flows.volunteer.facts.enrolling import Enrolled
from app.flows.volunteer.facts.ids import ClassId, StudentId
from app.flows.volunteer.flow import FLOW
from app.flows.volunteer.model.classes import ClassRow, StudentRow
from app.kernel.command import does
from app.kernel.refusal import No, Refused


@does(FLOW)
def enrol_student(do: Doing, student: StudentId, what: Enrolled) -> ClassId:
    """Take a student into a class; a number is one student's for ever."""
    if do.db.execute(_student, {"student": student}).scalar() is not None:
        raise Refused(No("{student} is in a class list already.", {"student": student, "subject": "student"}))
    klass = _class_of(do, what)
    do.add(StudentRow, {"id": student, "klass": klass, "name": what.name.id, "joined": what.joined})
    return klass


def _class_of(do: Doing, what: Enrolled) -> ClassId:
    """The class of this name, opened where nobody of it was here; raises Refused where it is another college's."""
    known = do.db.execute(_class, {"name": what.klass}).one_or_none()
    if known is None:
        klass = do.new(ClassId)
        do.add(ClassRow, {"id": klass, "name": what.klass, "college": what.college, "leader": None})
        return klass
    if known.college != what.college:
        told = {"klass": what.klass, "college": known.college, "subject": "college"}
        raise Refused(No("The class {klass} is one of {college}.", told))
    return ClassId(known.id)


_student = select(StudentRow.id).where(StudentRow.id == bindparam("student"))
_class = select(ClassRow.id, ClassRow.college).where(ClassRow.name == bindparam("name"))
