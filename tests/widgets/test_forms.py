"""Forms as they are drawn: a text that a screen says itself is not emptied by another language."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

WORDS = {
    "name",
    "phone",
    "why",
    "words",
    "wish",
    "what",
    "place",
    "to",
    "proof",
    "taboos",
    "avoid",
    "needs",
    "alias",
}
"""What people write about people and dishes; figures and numbers of papers are judged by what they are."""
FORMS = sorted((Path(__file__).parents[2] / "forms").rglob("*.ui"))


@pytest.mark.rule("COM-72")
@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.parent.name}-{form.stem}")
def test_no_form_says_nothing(form: Path) -> None:
    empty = [
        p.get("name")
        for p in ElementTree.parse(form).iterfind(".//property")
        if (s := p.find("string")) is not None and not s.text
    ]
    assert empty == []


@pytest.mark.rule("COM-80")
@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.parent.name}-{form.stem}")
def test_a_field_of_words_takes_no_more_than_its_command(form: Path) -> None:
    unlimited = [
        field.get("name")
        for field in ElementTree.parse(form).iterfind(".//widget[@class='Field']")
        if form.parent.name == "restaurant"
        and field.get("name") in WORDS
        and field.find("property[@name='formTakes']") is None
    ]
    assert unlimited == []
