"""The sheet for the national system: each entry once, and when it was entered there."""

import io

import pytest
from python_calamine import CalamineWorkbook

from app.counter.sheet_book import listed_page, workbook
from app.flows.volunteer.facts.exporting import Exports, ExportShown
from app.flows.volunteer.rules.exporting import sheets
from app.paper.words import Words
from tests.flows.volunteer.centre import Centre


def counted(centre: Centre, *services: dict[str, object]) -> tuple[str, list[str]]:
    """Services that were approved and stamped."""
    collection, entries = centre.pile(*services)
    for entry in entries:
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    return collection, entries


@pytest.mark.both
@pytest.mark.rule("VOL-14")
def test_only_what_is_new_goes_on_a_sheet_and_a_second_one_says_so(centre: Centre) -> None:
    collection, entries = counted(centre, {}, {"start": 720, "end": 780})
    found = centre.desk.look(Exports).result()
    assert (found.exports, found.new, found.minutes) == ((), 2, 240)
    export = centre.do("export_hours")
    assert "stands on a sheet already" in centre.refused("export_hours").message
    here = {"export": export}
    assert "still to come" in centre.refused("note_entered", **here, on="2026-11-24").message
    centre.do("note_entered", **here, on="2026-11-23")
    assert "already" in centre.refused("note_entered", **here, on="2026-11-23").message
    # A fake that is found since is told to be taken back there; it goes on no other sheet.
    centre.judged(collection, entries[0], "judge_fake")
    [line] = centre.desk.look(Exports).result().exports
    assert (line.facts.entries, line.minutes, line.gone, line.by) == (2, 240, 2, "许老师"), (
        "the fake, and the hour that it took"
    )
    assert line.facts.entered is not None
    assert line.facts.entered.isoformat() == "2026-11-23"
    assert "stands on a sheet already" in centre.refused("export_hours").message


@pytest.mark.rule("VOL-14", "COM-63")
def test_the_file_tells_of_each_entry_when_it_was_entered_there(centre: Centre) -> None:
    collection, entries = counted(centre, {}, {"start": 720, "end": 780})
    export = centre.do("export_hours")
    centre.do("note_entered", export=export, on="2026-11-23")
    centre.judged(collection, entries[1], "judge_fake")
    shown = centre.desk.look(ExportShown, export=export).result()
    made = workbook([*map(listed_page, sheets(shown))], Words("zh"), centre.desk.settings.zone)
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    assert len(book.sheet_names) == 2
    _, *rows = book.get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["陈思远", "陈思远"]
    assert {str(row[-1])[:10] for row in rows} == {"2026-11-23"}
    assert len(book.get_sheet_by_index(1).to_python()) == 2, "one of them is taken back"


@pytest.mark.rule("VOL-14", "VOL-20")
def test_hours_that_a_third_fake_took_are_taken_back_from_a_sheet_and_go_on_another_once_given_back(
    centre: Centre,
) -> None:
    spans = [{"start": 480 + 90 * n, "end": 540 + 90 * n} for n in range(8)]
    collection, (sent, *later) = counted(centre, *spans)
    first = centre.do("export_hours")
    for entry in later[:3]:
        centre.judged(collection, entry, "judge_fake")
    assert centre.balance() == 0
    [line] = centre.desk.look(Exports).result().exports
    assert line.gone == 8, "three fakes, and the five whose hours the third took"
    shown = centre.desk.look(ExportShown, export=first).result()
    assert [one.counts for one in shown.entries] == [False] * 8
    assert sent in {one.record.entry for one in shown.entries}
    found = centre.desk.look(Exports).result()
    assert (found.new, found.minutes) == (0, 0)
    # The third was none: what it had taken counts again, and is entered there once more.
    centre.judged(collection, later[2], "withdraw_judgement")
    given_back = {sent, *later[3:]}
    found = centre.desk.look(Exports).result()
    assert (found.new, found.minutes, found.exports[0].gone) == (5, 300, 8)
    second = centre.do("export_hours")
    shown = centre.desk.look(ExportShown, export=second).result()
    assert {one.record.entry: one.counts for one in shown.entries} == dict.fromkeys(given_back, True)
    found = centre.desk.look(Exports).result()
    assert found.new == 0
    assert {one.id: one.gone for one in found.exports} == {first: 8, second: 0}
    # A third one is found again: it takes them off the second sheet too.
    centre.judged(collection, later[2], "judge_fake")
    assert {one.id: one.gone for one in centre.desk.look(Exports).result().exports} == {first: 8, second: 5}


@pytest.mark.both
@pytest.mark.rule("VOL-14", "VOL-21")
def test_hours_that_are_credited_anew_once_a_judgement_was_withdrawn_go_on_another_sheet(
    centre: Centre,
) -> None:
    """What was taken back there is entered there once more: no hours exist only in the booklet."""
    collection, [entry] = counted(centre, {})
    first = centre.do("export_hours")
    centre.judged(collection, entry, "judge_fake")
    centre.judged(collection, entry, "withdraw_judgement")
    assert centre.desk.look(Exports).result().new == 0, "nothing counts until it is stamped"
    centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    assert centre.desk.look(Exports).result().new == 1
    second = centre.do("export_hours")
    assert "stands on a sheet already" in centre.refused("export_hours").message
    gone = {one.id: one.gone for one in centre.desk.look(Exports).result().exports}
    assert gone == {first: 1, second: 0}
    counts = [one.counts for id in gone for one in centre.desk.look(ExportShown, export=id).result().entries]
    assert sorted(counts) == [False, True]
