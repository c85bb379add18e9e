"""What a school may set for its loans."""

from app.kernel.setting import Setting
from app.kernel.text import T

FAILED_ALONE = Setting(
    "ninth.failed_alone",
    1,
    T("Failed checks without a teacher"),
    T("A teacher judges any more of one loan."),
    least=0,
    most=9,
)
