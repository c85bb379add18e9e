"""From where on something is worth a look before the stamp."""

from app.kernel.setting import Setting
from app.kernel.text import T

_ASKED = T("It is listed before the stamp, and somebody says why it stands. Nothing is refused by it.")
BACK = Setting(
    "volunteer.look_back",
    90,
    T("Look back at entries of the last"),
    T("So far back entries of the same students and witnesses are held against a collection."),
    least=14,
    most=400,
    unit=T("days", "unit"),
)
OFTEN = Setting(
    "volunteer.look_often",
    3,
    T("Look at a witness who stamped more than so many times his usual number"),
    _ASKED,
    least=2,
    most=20,
    unit=T("times", "unit"),
)
OFTEN_LEAST = Setting(
    "volunteer.look_often_least",
    5,
    T("Look at a witness only from so many entries on"),
    _ASKED,
    least=2,
    most=100,
    unit=T("entries", "unit"),
)
ALIKE = Setting(
    "volunteer.look_alike",
    3,
    T("Look at entries of a student that are alike but for the day, from"),
    _ASKED,
    least=2,
    most=50,
    unit=T("entries", "unit"),
)
JUST_UNDER = Setting(
    "volunteer.look_just_under",
    15,
    T("Just under the limit of verification is within"),
    _ASKED,
    least=1,
    most=60,
    unit=T("minutes", "unit"),
)
JUST_UNDER_TIMES = Setting(
    "volunteer.look_just_under_times",
    3,
    T("Look at a student who was just under it so often"),
    _ASKED,
    least=2,
    most=50,
    unit=T("times", "unit"),
)
LOOKED_AT = (BACK, OFTEN, OFTEN_LEAST, ALIKE, JUST_UNDER, JUST_UNDER_TIMES)
