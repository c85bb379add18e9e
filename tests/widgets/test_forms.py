"""Forms as they are drawn: a text that a screen says itself is not emptied by another language."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

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
