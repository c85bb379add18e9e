"""A loan, as the music school's rules tell it."""

from app.kernel.flow import Due, Flow, act
from app.kernel.refusal import No
from app.kernel.steps import along, there
from app.kernel.text import T
from tests.flows.ninth import rules
from tests.flows.ninth.facts import HOUSEKEEPER, TEACHER, Check, Loan, LoanId
from tests.flows.ninth.settings import FAILED_ALONE

FLOW = Flow(
    "ninth",
    T("Instruments"),
    case=LoanId,
    steps=Loan,
    ends=Loan.RETURNED | Loan.RETURNED,
    roles={HOUSEKEEPER: T("Housekeeper"), TEACHER: T("Teacher")},
    sees_phones=frozenset({TEACHER}),
    settings=(FAILED_ALONE,),
    acts=(
        act("enrol", {HOUSEKEEPER}),
        act("practise", {HOUSEKEEPER, TEACHER}, pupil=there),
        act("ask_for_loan", {HOUSEKEEPER}, pupil=there, opens=Loan.ASKED, when=(rules.begins_later,)),
        act(
            "lend",
            {HOUSEKEEPER},
            loan=Loan.ASKED >> Loan.LENT,
            pupil=there,
            when=(rules.practised_enough,),
            relies=(rules.minutes_left,),
        ),
        act("move_start", {HOUSEKEEPER}, loan=Loan.ASKED | Loan.LENT, when=(rules.begins_later,)),
        act("open_check", {HOUSEKEEPER}, loan=Loan.LENT | Loan.CALLED_BACK),
        act("pass_check", {HOUSEKEEPER}, loan=Loan.any(), check=Check.OPEN >> Check.PASSED),
        act(
            "fail_check",
            {HOUSEKEEPER},
            loan=along(Loan.LENT >> Loan.CALLED_BACK),
            check=Check.OPEN >> Check.FAILED,
            when=(rules.failed_needs_a_teacher,),
        ),
        act("confide", {TEACHER}, loan=Loan.any(), when=(rules.keeps_no_instruments,)),
        act("look_into", {TEACHER}, loan=Loan.any()),
        act("keep_year", {TEACHER}, loan=Loan.LENT | Loan.CALLED_BACK, when=(rules.year_comes_next,)),
        act("print_slip", {HOUSEKEEPER}, loan=Loan.any(), prints=("loan_slip",)),
        act(
            "take_back",
            {HOUSEKEEPER},
            loan=(Loan.LENT | Loan.CALLED_BACK) >> Loan.RETURNED,
            when=(rules.every_check_done,),
        ),
        act("swap", {HOUSEKEEPER}, loan=Loan.LENT >> Loan.RETURNED, other=Loan.ASKED >> Loan.LENT),
        act("break_its_word", {HOUSEKEEPER}, loan=Loan.LENT, check=Check.OPEN),
    ),
    dues=(
        Due(
            "check", rules.first_check_due, T("Check the instrument"), frozenset({HOUSEKEEPER}), "open_check"
        ),
        Due("reminder", rules.reminder_due, T("Tell the pupil of the check"), frozenset({HOUSEKEEPER})),
        Due(
            "anniversary",
            rules.anniversaries,
            T("A year with the instrument"),
            frozenset({TEACHER}),
            "keep_year",
        ),
    ),
    clashes={"uq_ninth_loans_instrument": No("This instrument is lent already. Choose another one.")},
)
