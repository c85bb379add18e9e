"""By what a student is found: name, sound, number, and the end of the number (COM-16)."""

from app.kernel.names import Rank, Term, search_terms

STUDENTS = "student"
"""How students are called among the search terms."""
TAIL = 4
"""Digits of a number's end that find its student."""


def called(student: str, name: str | None) -> tuple[Term, ...]:
    """The terms of a student; nothing of a name that was forgotten."""
    numbers = (Term(student, Rank.INITIALS), Term(student[-TAIL:], Rank.PART))
    return (*numbers, *(search_terms(name) if name else ()))
