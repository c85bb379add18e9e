"""A house has the settings of the flows that it runs, and no others (COM-85)."""

import pytest

from app.flows.restaurant.settings import SERVICE_CHARGE
from app.kernel.refusal import Refused
from tests.flows.ninth.school import MANAGER, TEACHES, School
from tests.flows.ninth.settings import FAILED_ALONE


@pytest.mark.rule("COM-85")
def test_a_setting_of_a_flow_that_runs_is_set_and_rules_at_once(school: School) -> None:
    loan, pupil = school.a_loan()
    school.do("lend", loan=loan, pupil=pupil)
    check = school.do("open_check", loan=loan).check
    school.do("house.change_setting", MANAGER, key=FAILED_ALONE.key, value=0)
    with pytest.raises(Refused, match="judged by a teacher"):
        school.do("fail_check", loan=loan, check=check)
    school.do("fail_check", approved_by=TEACHES, loan=loan, check=check)


@pytest.mark.rule("COM-85")
def test_a_setting_of_a_flow_that_does_not_run_is_none(school: School) -> None:
    with pytest.raises(Refused, match="no setting"):
        school.do("house.change_setting", MANAGER, key=SERVICE_CHARGE.key, value=SERVICE_CHARGE.default)
