"""What acts rely on besides their steps: what the clerk saw of it must still hold (COM-06)."""

from app.flows.volunteer.facts.activities import ActivityFacts
from app.flows.volunteer.facts.case import CollectionFacts
from app.flows.volunteer.facts.certificates import HolderFacts
from app.flows.volunteer.facts.ledger import StudentFacts
from app.flows.volunteer.rules.certificates import minutes_of
from app.flows.volunteer.rules.ledger import balance, fakes


def booklets_listed(collection: CollectionFacts) -> int:
    """How many booklets the hand-in list says."""
    return collection.booklets


def entries_listed(collection: CollectionFacts) -> int:
    """How many entries the hand-in list says."""
    return collection.listed


def corrections(activity: ActivityFacts) -> int:
    """How often an activity was put right."""
    return activity.corrections


def minutes_had(student: StudentFacts) -> int:
    """What the student had when the consequences of a judgement were read."""
    return balance(student)


def fakes_found(student: StudentFacts) -> int:
    """How many fakes of the student stood when the consequences of a further one were read."""
    return fakes(student)


def forms_opened(student: StudentFacts) -> int:
    """How many forms a student was ever given: the newest is in use."""
    return len(student.forms)


def minutes_to_certify(holder: HolderFacts) -> int:
    """What a certificate given now would say."""
    return minutes_of(holder)
