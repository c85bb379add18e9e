"""The ledger: what fakes cost, by the spec's own examples and against a computation of its own (VOL-20, 21)."""

import itertools
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.volunteer.facts.ledger import ActKind, LedgerAct, Line
from app.flows.volunteer.facts.tracks import Entry
from app.flows.volunteer.rules.ledger import in_force, ledger, twice_credited

CREDIT, FAKE, WITHDRAWN, STRUCK = ActKind
AT = datetime(2026, 11, 23, 6, tzinfo=UTC)
Told = tuple[ActKind, str, float]


def acts(*told: Told) -> list[LedgerAct]:
    """Acts in their order: kind, entry, hours."""
    return [
        LedgerAct(n, kind, entry, round(60 * hours), AT) for n, (kind, entry, hours) in enumerate(told, 1)
    ]


def hours(*told: Told) -> list[float]:
    """The balance after each act, in hours."""
    return [line.balance / 60 for line in ledger(acts(*told))]


THREE: tuple[Told, ...] = (
    (CREDIT, "a", 14),
    (FAKE, "f1", 4),
    (CREDIT, "b", 6),
    (FAKE, "f2", 3),
    (CREDIT, "c", 5),
    (FAKE, "f3", 2),
    (CREDIT, "d", 3),
)


@pytest.mark.rule("VOL-20", "VOL-21")
def test_the_examples_of_the_rule() -> None:
    assert hours(*THREE) == [14, 10, 16, 10, 15, 0, 3]
    assert hours((CREDIT, "a", 2), (FAKE, "f", 5), (CREDIT, "b", 4)) == [2, 0, 4]
    assert [line.nth for line in ledger(acts(*THREE))] == [0, 1, 0, 2, 0, 3, 0]


@pytest.mark.rule("VOL-21")
def test_a_withdrawn_judgement_is_as_if_it_had_never_been() -> None:
    withdrawn = ledger(acts(*THREE, (WITHDRAWN, "f1", 4)))
    assert [line.balance / 60 for line in withdrawn] == [14, 14, 20, 17, 22, 18, 21, 21]
    assert [line.void for line in withdrawn] == [False, True, *[False] * 6]
    without = [one for one in THREE if one[1] != "f1"]
    assert hours(*without)[-1] == 21


@pytest.mark.rule("VOL-14", "VOL-20")
def test_what_was_entered_wrongly_never_counted_and_is_no_fake() -> None:
    told = ((CREDIT, "a", 10), (CREDIT, "x", 4), (FAKE, "f", 3), (STRUCK, "x", 4), (FAKE, "g", 2))
    assert hours(*told) == [10, 10, 7, 7, 3], "the second fake is the second"
    assert in_force(acts(*told))["x"] is Entry.STRUCK


@pytest.mark.rule("VOL-20")
def test_a_fake_that_is_found_after_the_stamp_never_counted() -> None:
    found = ((CREDIT, "a", 10), (CREDIT, "x", 4), (FAKE, "x", 4))
    assert hours(*found)[-1] == 6
    assert hours(*found, (WITHDRAWN, "x", 4))[-1] == 10, "it is appraised and stamped anew first"
    assert hours(*found, (WITHDRAWN, "x", 4), (CREDIT, "x", 4))[-1] == 14
    assert twice_credited(acts(*found, (WITHDRAWN, "x", 4), (CREDIT, "x", 4))) == frozenset()
    assert twice_credited(acts((CREDIT, "a", 1), (CREDIT, "a", 1))) == {"a"}


@pytest.mark.rule("VOL-20")
def test_each_faked_entry_of_one_booklet_is_one_time() -> None:
    assert hours((CREDIT, "a", 20), (FAKE, "x", 2), (FAKE, "y", 2), (FAKE, "z", 1)) == [20, 18, 14, 0]
    assert (
        hours((CREDIT, "a", 20), *((FAKE, f"{n}", 1) for n in range(3)), (CREDIT, "b", 2), (FAKE, "w", 1))[-1]
        == 0
    )


@st.composite
def histories(draw: st.DrawFn) -> list[LedgerAct]:
    """What a centre can do to one ledger: stamp what is not stamped, judge what is no fake, withdraw out of order."""
    minutes = {f"e{n}": draw(st.integers(1, 600)) for n in range(draw(st.integers(1, 8)))}
    state: dict[str, ActKind | None] = dict.fromkeys(minutes)
    found = []
    for n in range(1, draw(st.integers(1, 24)) + 1):
        entry = draw(st.sampled_from(sorted(minutes)))
        can = {None: (CREDIT, FAKE), CREDIT: (FAKE,), FAKE: (WITHDRAWN,)}[state[entry]]
        kind = draw(st.sampled_from(can))
        state[entry] = None if kind is WITHDRAWN else kind
        found.append(LedgerAct(n, kind, entry, minutes[entry], AT))
    return found


def by_hand(history: Sequence[LedgerAct]) -> int:
    """The balance at the end, as one would reckon it with a pencil: strike out what is void, then go through the rest.

    Struck out are withdrawn judgements and hours that turned out a fake. Behind the last fake that cleared the
    ledger nothing else counts but what came later.
    """
    lines = [(one.kind, one.entry, one.minutes) for one in history]
    standing: list[tuple[ActKind, int] | None] = []
    for place, (kind, entry, minutes) in enumerate(lines):
        later = [k for k, e, _ in lines[place + 1 :] if e == entry]
        if kind is CREDIT:
            standing.append(None if FAKE in later else (CREDIT, minutes))
        elif kind is FAKE:
            standing.append(None if later[:1] == [WITHDRAWN] else (FAKE, minutes))
    left = [one for one in standing if one]
    fakes = [place for place, (kind, _) in enumerate(left) if kind is FAKE]
    if len(fakes) >= 3:
        return sum(minutes for _, minutes in left[fakes[-1] + 1 :])
    had = 0
    for place, (kind, minutes) in enumerate(left):
        had = had + minutes if kind is CREDIT else max(0, had - (1 + fakes.index(place)) * minutes)
    return had


@pytest.mark.rule("VOL-20", "VOL-21")
@given(histories())
def test_the_ledger_is_what_a_pencil_makes_of_any_history(history: list[LedgerAct]) -> None:
    """Also with judgements withdrawn out of order, found after the stamp, and judged once more."""
    lines: Sequence[Line] = ledger(history)
    assert lines[-1].balance == by_hand(history)
    assert all(line.balance >= 0 for line in lines)
    assert all(line.balance == before.balance + line.change for before, line in itertools.pairwise(lines))
    assert twice_credited(history) == frozenset()
    assert {e for e, s in in_force(history).items() if s == "fake"} == {
        one.entry
        for n, one in enumerate(history)
        if one.kind is FAKE and not any(o.entry == one.entry and o.kind is WITHDRAWN for o in history[n:])
    }
