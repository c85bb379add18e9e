"""`yingke replay`: every sentence of COM-04."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from app.house import open_house
from app.store.store import FILE, open_store
from tests.cli.conftest import AT, Cli, Told, line, ref
from tests.fixtures import template
from tests.founded import PINS
from tests.hostile import HOSTILE
from tests.state import state

pytestmark = pytest.mark.rule("COM-04")
SET_UP = {
    "organisation": "琴院",
    "flows": ["ninth"],
    "language": "zh",
    "counter": "F1",
    "counter_name": "前台",
    "manager": "zhou",
    "manager_name": "周敏",
    "pin": PINS[0],
}
STAFF = {"login": "lin", "name": "林琴", "roles": ["housekeeper"], "pin": PINS[1]}
DAY = [
    line("p", "enrol", {"name": "王一一"}),
    line("m", "practise", {"pupil": ref("p.pupil"), "minutes": 1000}),
    line("l", "ask_for_loan", {"pupil": ref("p.pupil"), "instrument": "V1", "starts": "2026-12-01"}),
]


def rows(home: Path, query: str) -> list[Any]:
    store = open_store(home, None, ("tests.flows.ninth",))
    with store.reading() as db:
        found = list(db.execute(text(query)))
    store.close()
    return found


def whole(home: Path) -> dict[str, list[Any]]:
    house = open_house(home, None, folders=("tests.flows.ninth",))
    with house.store.reading() as db:
        found = state(db)
    house.close()
    return found


def test_a_file_founds_a_house_and_gives_the_same_rows_in_every_empty_one(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The first line is house.set_up, no PIN is asked, and the manager whom it names goes on with the rest."""
    first = {"id": "up", "at": AT, "staff": "zhou", "do": "house.set_up", "args": SET_UP}
    staff = {"id": "lin", "at": AT, "staff": "zhou", "do": "house.add_staff", "args": STAFF}
    told, states = [], []
    for k in range(2):
        home = tmp_path / f"empty{k}"
        home.mkdir()
        shutil.copyfile(template("sqlite", ("tests.flows.ninth",), request).home / FILE, home / FILE)
        monkeypatch.setenv("YINGKE_HOME", str(home))
        early = cli.replay([DAY[0]], by="")
        assert early.lines[0]["refused"] == "Nobody works here yet. The first line is house.set_up."
        told.append(cli.replay([first, staff, *DAY], by=""))
        states.append(whole(home))
    assert told[0].status == 0
    assert [one["again"] for one in told[0].lines] == [False] * 5
    assert told[0].out == told[1].out  # numbers, ids and codes
    assert states[0] == states[1]
    journal = rows(home, "SELECT counter, staff, on_behalf FROM journal ORDER BY n")
    assert [tuple(r) for r in journal] == [("F1", "zhou", "zhou")] * 2 + [("F1", "lin", "zhou")] * 3
    assert rows(home, "SELECT number FROM cases")[0].number == "NL-F1-261123-0001"
    assert "Say who does this" in cli.replay(DAY, by="").err
    again = cli.replay([first, staff, *DAY])
    assert [one["again"] for one in again.lines] == [True] * 5
    assert [(o["code"], o["result"]) for o in again.lines] == [
        (o["code"], o["result"]) for o in told[0].lines
    ]


@pytest.mark.rule("COM-40")
def test_what_was_replayed_is_printed_at_once(cli: Cli) -> None:
    slip = line("s", "print_slip", {"loan": ref("l.loan")})
    assert cli.replay([*DAY, slip, slip]).status == 0
    [paper] = (cli.home / "papers").glob("*.pdf")
    assert paper.read_bytes().startswith(b"%PDF")
    assert rows(cli.home, "SELECT state FROM print_jobs") == [("printed",)]


BAD: list[tuple[bytes, str]] = [
    (b'{"id": "x", "at": "2026-11-23T11:0', "is not JSON"),
    (b"not at all", "is not JSON"),
    (b'["a list"]', "is not a JSON object"),
    (b'{"id": "x"}', "does not say at, do and staff"),
    (json.dumps(line("x", "enrol") | {"at": "yesterday"}).encode(), "yesterday is no time"),
    (json.dumps(line("x", "enrol") | {"at": "2026-11-23T11:00:00"}).encode(), "does not say its zone"),
    (json.dumps(line("x", "enrol") | {"at": "0001-01-01T00:00:00+08:00"}).encode(), "2000 to 2099"),
    (json.dumps(line("x", "enrol") | {"odd": 1, "args": []}).encode(), "args and odd, which is not"),
    (json.dumps(line("x", "enrol") | {"staff": 7}).encode(), "says staff, which is not"),
    (json.dumps(line("", "enrol")).encode(), "1 to 64 characters"),
    (json.dumps(line("x" * 65, "enrol")).encode(), "1 to 64 characters"),
    (json.dumps(line("x", "enrol", {"name": "\ud800"})).encode(), "is not JSON"),
    (b'{"id": "x", "a": NaN}', "is not JSON"),
    (json.dumps(line("x", "enrol")).encode("gbk") + "名".encode("gbk"), "is not written in UTF-8"),
    (b"[" * 100_000, "is not JSON"),
    (json.dumps(line("x", "enrol", {"a": json.loads("[" * 60 + "]" * 60)})).encode(), "deeper than any"),
    (b'"' + b"x" * 1_100_000 + b'"', "is too long"),
    (json.dumps(line("x", "no_such_thing")).encode(), "There is no command ninth.no_such_thing"),
    (json.dumps(line("x", "enrol") | {"do": "enrol"}).encode(), "There is no command enrol"),
    (
        json.dumps(line("x", "enrol", {"name": "甲"}, staff="nobody")).encode(),
        "nobody does not work here",
    ),
    (json.dumps(line("x", "enrol", {"name": "甲"}, staff="a\0b")).encode(), "does not work here"),
    (
        json.dumps(line("x", "enrol", {"name": "甲"}, approved_by="ghost")).encode(),
        "ghost does not work here",
    ),
    (json.dumps(line("x", "enrol", {"name": "甲"}, counter="Z9")).encode(), "There is no counter Z9"),
    (json.dumps(line("x", "enrol", {"name": "甲"}, counter="\0" * 99)).encode(), "There is no counter"),
    (json.dumps(line("x", "enrol", {"name": "", "odd": 1})).encode(), "name: at least 1 characters"),
    (
        json.dumps(line("x", "practise", {"pupil": ref("later.pupil"), "minutes": 1})).encode(),
        "no result later",
    ),
    (
        json.dumps(line("x", "practise", {"pupil": ref("p.pupil/3"), "minutes": 1})).encode(),
        "no result p.pupil",
    ),
    (json.dumps(line("x", "practise", {"pupil": ref("p"), "minutes": 1})).encode(), "no result p to"),
    (json.dumps(line("x", "practise", {"pupil": ref("\0.x"), "minutes": 1})).encode(), "no result"),
    (json.dumps(line("m", "practise", {"pupil": ref("p.pupil"), "minutes": 5})).encode(), "already used"),
    (json.dumps(line("m", "enrol", {"name": "乙"})).encode(), "already used"),
    (
        json.dumps(line("x", "lend", {"loan": ref("l.loan"), "pupil": "gone"})).encode(),
        "pupil gone is not known",
    ),
    (
        json.dumps(line("x", "confide", {"loan": ref("l.loan"), "note": "秘密"})).encode(),
        "done by others",
    ),
    (
        json.dumps(line("x", "break_its_word", {"loan": ref("l.loan"), "check": "c"})).encode(),
        "It is at asked now; this is done at lent.",
    ),
]


def test_a_bad_line_is_refused_with_its_number_and_nothing_before_or_after_it_is_lost(cli: Cli) -> None:
    good = [line(f"g{k}", "enrol", {"name": "李二"}) for k in range(len(BAD))]
    told = cli.replay(
        [*DAY, *(one for pair in zip((bad for bad, _ in BAD), good, strict=True) for one in pair)]
    )
    assert told.status == 1
    assert [one["line"] for one in told.lines] == list(range(1, len(told.lines) + 1))
    for (bad, why), refused, kept in zip(BAD, told.lines[3::2], told.lines[4::2], strict=True):
        assert why in refused["refused"], bad[:99]
        assert kept["result"]["pupil"], bad[:99]
    assert told.err == f"{3 + len(BAD)} carried out, 0 were done already, {len(BAD)} refused.\n"
    assert "秘密" not in told.out


def test_marks_breaks_and_blank_lines_around_json_are_nothing(cli: Cli) -> None:
    told = cli.replay([b"\xef\xbb\xbf" + json.dumps(DAY[0]).encode() + b"\r", b"", b"  \t", DAY[1]])
    assert (told.status, [one["line"] for one in told.lines]) == (0, [1, 4])
    file = Path(cli.pin).with_name("cut.jsonl")
    file.write_bytes(json.dumps(DAY[2]).encode())  # no newline at its end
    assert cli("replay", str(file), "--as", "zhou", "--pin-file", str(cli.pin)).status == 0


def test_the_id_is_all_before_the_last_dot_and_the_field_may_lie_deeper(cli: Cli) -> None:
    told = cli.replay(
        [
            line("one.two", "enrol", {"name": "王一一"}),
            line("m", "practise", {"pupil": ref("one.two.pupil"), "minutes": 1}),
            line("任意的 id，也行", "enrol", {"name": "李二"}),
            line("n", "practise", {"pupil": ref("任意的 id，也行.pupil"), "minutes": 1}),
        ]
    )
    assert told.status == 0, told.out


def test_a_refusal_is_given_again_in_the_same_words_unless_the_arguments_were_mended(cli: Cli) -> None:
    lend = line("lend", "lend", {"loan": ref("l.loan"), "pupil": ref("p.pupil")})
    few = DAY[1] | {"args": {"pupil": ref("p.pupil"), "minutes": 10}}
    first = cli.replay([DAY[0], few, DAY[2], lend])
    assert first.lines[3]["refused"].endswith("has practised 10 of 900 minutes.")
    more = line("more", "practise", {"pupil": ref("p.pupil"), "minutes": 5000})
    second = cli.replay([DAY[0], few, DAY[2], more, lend])
    assert second.lines[4]["refused"] == first.lines[3]["refused"]
    other = line("q", "enrol", {"name": "李二"})
    mended = line("lend", "lend", {"loan": ref("l.loan"), "pupil": ref("q.pupil")})
    third = cli.replay([other, line("qm", "practise", {"pupil": ref("q.pupil"), "minutes": 901}), mended])
    assert (third.status, third.lines[2]["again"]) == (0, False)
    assert "already used" in cli.replay([lend]).lines[0]["refused"]


def test_what_was_not_there_yet_is_tried_again_in_the_next_run(cli: Cli) -> None:
    early = line("m", "practise", {"pupil": ref("p.pupil"), "minutes": 5})
    first = cli.replay([early, DAY[0]])
    assert [bool(o.get("refused")) for o in first.lines] == [True, False]
    second = cli.replay([early, DAY[0]])
    assert (second.status, [o["again"] for o in second.lines]) == (0, [False, True])


def test_approved_by_seen_and_counter_stand_beside_a_line(cli: Cli) -> None:
    setting_up = [
        *DAY,
        line("b2", "enrol", {"counter": "B2", "name": "后台", "flows": []})
        | {"do": "house.add_counter", "staff": "zhou"},
        line("lend", "lend", {"loan": ref("l.loan"), "pupil": ref("p.pupil")}, seen={"minutes_left": 1000}),
        line("c1", "open_check", {"loan": ref("l.loan")}, counter="B2"),
        line("c2", "open_check", {"loan": ref("l.loan")}),
        line("f1", "fail_check", {"loan": ref("l.loan"), "check": ref("c1.check")}),
    ]
    assert cli.replay(setting_up).status == 0
    fail = line("f2", "fail_check", {"loan": ref("l.loan"), "check": ref("c2.check")})
    alone = cli.replay([fail])
    assert alone.lines[0]["who"] == ["teacher"]
    assert cli.replay([fail | {"id": "f3", "approved_by": "lin"}]).status == 1
    assert cli.replay([fail | {"id": "f4", "approved_by": "su"}]).status == 0
    stale = cli.replay(
        [line("s", "lend", {"loan": ref("l.loan"), "pupil": ref("p.pupil")}, seen={"minutes_left": 7})]
    )
    assert "It is at called_back now" in stale.lines[0]["refused"]
    found = rows(
        cli.home,
        "SELECT counter, approved_by, on_behalf FROM journal WHERE command_id IN ('c1', 'f4') ORDER BY seq",
    )
    assert [tuple(r) for r in found] == [("B2", None, "zhou"), ("A1", "su", "zhou")]


def test_what_somebody_did_before_they_were_let_go_has_its_answer(cli: Cli) -> None:
    refused = line("r", "practise", {"pupil": "nobody", "minutes": 1})
    gone = line("gone", "enrol", {"login": "lin"}) | {"do": "house.let_go", "staff": "zhou"}
    first = cli.replay([*DAY, refused, gone])
    second = cli.replay(
        [*DAY, refused, gone, line("late", "enrol", {"name": "李二"}), refused | {"id": "r2"}]
    )
    assert [one["again"] for one in second.lines if "again" in one] == [True] * 4
    assert second.lines[3] == first.lines[3]
    assert [one["refused"] for one in second.lines[5:]] == ["lin does not work here. Ask a manager."] * 2
    assert "already used" in cli.replay([DAY[0] | {"args": {"name": "别人"}}]).lines[0]["refused"]


def test_it_stops_at_the_first_refusal_only_when_asked(cli: Cli) -> None:
    bad = line("x", "practise", {"pupil": "nobody", "minutes": 1})
    told = cli.replay([DAY[0], bad, DAY[1]], "--stop-on-error")
    assert (told.status, len(told.lines)) == (1, 2)
    assert len(cli.replay([DAY[0], bad, DAY[1]]).lines) == 3


def test_a_bug_of_a_command_ends_it_there_and_is_logged_without_a_name(cli: Cli) -> None:
    lend = line("lend", "lend", {"loan": ref("l.loan"), "pupil": ref("p.pupil")})
    check = line("c", "open_check", {"loan": ref("l.loan")})
    breaks = line("b", "break_its_word", {"loan": ref("l.loan"), "check": ref("c.check")})
    rests_on_it = line("end", "take_back", {"loan": ref("l.loan")})
    told = cli.replay([*DAY, lend, check, breaks, rests_on_it])
    assert (told.status, len(told.lines)) == (1, 6)
    assert "should not have" in told.lines[5]["failed"]
    assert told.err == (
        "5 carried out, 0 were done already, 0 refused.\n"
        "It stopped at line 6, which could not be carried out. Put that right, "
        "then replay the same file again: it goes on from there.\n"
    )
    assert rows(cli.home, "SELECT count(*) FROM refusals")[0][0] == 0
    log = (cli.home / "logs" / "command-line.log").read_text()
    assert "Misdeclared" in log
    assert "王一一" not in log


@pytest.mark.rule("COM-80")
def test_hostile_words_anywhere_in_a_line_are_text_or_a_sentence(cli: Cli) -> None:
    lines = []
    for one in HOSTILE:
        lines += [
            line(one.text, "enrol", {"name": "甲"}),
            line(f"a{one.n}", "enrol", {"name": one.text}),
            line(f"b{one.n}", "enrol", {"name": "甲"}, staff=one.text, counter=one.text),
            line(f"c{one.n}", one.text, {one.text: one.text}),
            line(f"d{one.n}", "practise", {"pupil": ref(one.text), "minutes": 1}, seen={one.text: one.text}),
        ]
    told = cli.replay(lines)
    assert len(told.lines) == len(lines)
    assert not [one for one in told.lines if "failed" in one or "unavailable" in one]
    assert not [
        c
        for c in told.out + told.err
        if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2066"
    ]
    done = {one["id"] for one in told.lines if "result" in one}
    assert len(done) > len(HOSTILE) / 2


@pytest.mark.rule("COM-82", "COM-21")
def test_a_wrong_pin_costs_more_each_time_and_only_a_manager_replays(cli: Cli) -> None:
    assert "lin is no manager" in cli_as(cli, "lin", PINS[1]).err
    said = [cli_as(cli, "zhou", "000000").err for _ in range(4)]
    assert said[0].startswith("This PIN is not right. After 2 more")
    assert "Wait 30 seconds" in said[2]
    assert "Too many wrong PINs" in said[3]
    assert "Too many wrong PINs" in cli_as(cli, "zhou", PINS[0]).err, "the right one waits too"
    assert "ghost does not work here" in cli_as(cli, "ghost", PINS[0]).err
    assert rows(cli.home, "SELECT count(*) FROM ninth_pupils")[0][0] == 0


def cli_as(cli: Cli, login: str, pin: str) -> Told:
    cli.pin.write_text(pin)
    told = cli.replay(DAY, by=login)
    assert told.status == 1
    assert told.out == ""
    return told
