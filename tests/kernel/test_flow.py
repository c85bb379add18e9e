"""Acts as a flow declares them: where they can be done, and whether they still can."""

import pytest

from app.kernel.flow import act
from app.kernel.steps import Steps, along, there


class Visit(Steps):
    BOOKED = "booked"
    GREETED = "greeted"
    SEATED = "seated"
    GONE = "gone"


@pytest.mark.rule("COM-01")
def test_an_act_comes_as_long_as_it_can_be_done_here_or_later() -> None:
    greet = act("greet", {"host"}, visit=Visit.BOOKED >> Visit.GREETED)
    serve = act("serve", {"host"}, visit=Visit.GREETED | Visit.SEATED)
    leave = act("leave", {"host"}, visit=along(Visit.SEATED >> Visit.GONE), table=there)
    assert [greet.comes("visit", step) for step in Visit] == [True, False, False, False]
    assert [serve.comes("visit", step) for step in Visit] == [True, True, True, False]
    assert all(leave.comes("visit", step) for step in Visit), (
        "it says of no step that it cannot be done there"
    )
    assert leave.comes("table", Visit.GONE)
