"""The sample day: books of its own, told everywhere, left by one button."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.counter.sample import SHOWS_AT
from app.house import marked_as_sample, sample_people
from app.kernel.text import T
from app.paper.model import Format, Letterhead, Mark, Paper, Print, Words
from app.paper.words import SHANGHAI
from app.shell.banner import Banner
from app.shell.frame import Frame
from app.shell.login import Login
from app.shell.opening import FRESH, MADE, SAMPLE, Wish, sample_in
from tests.qt_help import button, click, tree
from tests.shell.conftest import Counter

PAPER = Paper(
    kind="SL",
    number="SL-A1-261123-0001",
    title=T("Slip"),
    format=Format.ROLL80,
    blocks=(Words("x"),),
    letterhead=Letterhead("松筠楼"),
)
MADE_AT = Print(1, datetime(2026, 11, 23, 3, tzinfo=UTC), "A1", "周敏")


def test_the_sample_says_so_and_tells_its_pins_and_is_left_by_one_button(counter: Counter) -> None:
    counter.open(person="zhou")
    counter.log_in()
    counter.find(Frame).show_tab("settings")
    counter.window.change_house(sample=True, name="松筠楼")
    counter.landed()
    assert "sample day" in counter.window.windowTitle()
    page = counter.find(Login)
    assert "Nothing in it counts" in tree(page) and "周敏 402817" in tree(page)
    counter.log_in()
    assert "Sample day: nothing in it counts." in tree(counter.find(Banner))
    click(button(counter.find(Frame), "Leave the sample day"))
    counter.landed()
    assert "sample" not in counter.window.windowTitle()
    assert not counter.house.sample and counter.house.home == counter.database.home
    assert (counter.database.home / SAMPLE).is_dir()


def test_every_paper_of_the_sample_says_what_it_is() -> None:
    drawn: list[Paper] = []

    def layout(paper: Paper, made: Print) -> bytes:
        drawn.append(paper)
        return b""

    marked_as_sample(layout, PAPER, MADE_AT)
    marked_as_sample(layout, replace(PAPER, mark=Mark.PROVISIONAL), MADE_AT)
    assert drawn[0].mark is Mark.SAMPLE
    assert drawn[1].mark is Mark.PROVISIONAL and drawn[1].left == T("Sample day: not valid")


def test_it_is_evening_there_and_an_old_day_is_made_anew(tmp_path: Path, folders: Sequence[str]) -> None:
    told: list[tuple[int, int]] = []
    wish = Wish(tmp_path, None, "A1", sample=True, name="松筠楼")
    sample = sample_in(wish, lambda *n: told.append(n), folders)
    assert told == [(0, 2), (1, 2), (2, 2)]
    now = sample.desk.clock.now().astimezone(SHANGHAI)
    assert (now.hour, now.minute // 10) == (SHOWS_AT.hour, SHOWS_AT.minute // 10)
    for person in sample_people(sample.folders):
        assert sample.desk.identify(person.login, person.pin).result().roles == set(person.roles)
    assert not (tmp_path / "yingke.db").exists()
    sample.close()
    kept = json.loads((tmp_path / SAMPLE / MADE).read_text("utf-8"))
    sample_in(wish, _never, folders).close()
    old = datetime.fromisoformat(kept["made_at"]) - FRESH - timedelta(minutes=1)
    (tmp_path / SAMPLE / MADE).write_text(json.dumps(kept | {"made_at": old.isoformat()}), "utf-8")
    with pytest.raises(AssertionError, match="made anew"):
        sample_in(wish, _never, folders)
    assert not (tmp_path / SAMPLE / MADE).exists()


def _never(done: int, of: int) -> None:
    raise AssertionError("made anew")
