"""The public list: what counts of a class, whose it is in part, and until when anybody may object."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.counter.documents import DocumentRow
from app.flows.volunteer.facts.views import CollectionShown
from app.flows.volunteer.rules.public import number_in_part
from app.kernel.text import T
from app.paper.frozen import from_json
from app.paper.model import Facts, Paper, Row, Table, Words
from tests.flows.volunteer.centre import MANAGER, NAMES, Centre


@pytest.mark.both
@pytest.mark.rule("VOL-14", "COM-20")
def test_what_counts_hangs_for_a_week_with_names_in_part(centre: Centre) -> None:
    services = [{"of": f"2314050{n}", "start": 480, "end": 480 + 30 * n} for n in (1, 2, 3)]
    collection, entries = centre.pile(*services)
    here = {"collection": collection}
    assert centre.refused("post_hours", **here), "nothing is stamped yet"
    centre.judged(collection, entries[0])
    centre.judged(collection, entries[1])
    centre.judged(collection, entries[2], "send_back_entry", why="缺章")
    centre.do("stamp_collection", **here)
    assert shown(centre, collection).public is None
    paper = posted(centre, collection)
    [facts] = [one for one in paper.blocks if isinstance(one, Facts)]
    period = T("No. {n}", "period", n=6)
    assert [one.value for one in facts.facts[:5]] == ["机电2314班", "机电学院", period, "2", "1:30"]
    assert facts.facts[5].value.args == {"day": date(2026, 11, 30)}  # type: ignore[union-attr]
    [table] = [one for one in paper.blocks if isinstance(one, Table)]
    rows = [row.cells for row in table.rows if isinstance(row, Row)]
    assert [row[1:3] for row in rows] == [("******01", "陈**"), ("******02", "林**")]
    assert [row[-1] for row in rows] == ["0:30", "1:00"], "what was sent back hangs nowhere"
    printed = str(paper)
    assert not any(name in printed for name in NAMES) and "23140501" not in printed
    assert shown(centre, collection).public == date(2026, 11, 30)
    # What counts changes: it hangs anew, and longer where the house says so.
    centre.judged(collection, entries[1], "judge_fake")
    centre.do("house.change_setting", MANAGER, key="volunteer.public_for", value=10)
    centre.do("house.change_setting", MANAGER, key="volunteer.contact", value="021-67701234")
    centre.clock.advance(timedelta(days=1))
    paper = posted(centre, collection)
    [table] = [one for one in paper.blocks if isinstance(one, Table)]
    assert len(table.rows) == 1
    assert shown(centre, collection).public == date(2026, 12, 4)
    [told] = [one.says for one in paper.blocks if isinstance(one, Words) and not one.small]
    assert told.args == {"day": date(2026, 12, 4), "contact": "021-67701234"}  # type: ignore[union-attr]
    centre.judged(collection, entries[0], "judge_fake")
    assert "nothing to make public" in centre.refused("post_hours", **here).message


@pytest.mark.rule("COM-20")
def test_a_short_number_is_never_told_whole() -> None:
    assert [number_in_part(one) for one in ("23140501", "123", "12")] == ["******01", "*23", "*12"]


def posted(centre: Centre, collection: str) -> Paper:
    """The list as it was frozen."""
    document = centre.do("post_hours", collection=collection)
    [frozen] = centre.rows(select(DocumentRow.data).where(DocumentRow.id == document))
    return from_json(frozen.data)


def shown(centre: Centre, collection: str) -> CollectionShown:
    found: CollectionShown = centre.desk.look(CollectionShown, collection=collection).result()
    return found
