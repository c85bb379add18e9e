"""What classes have shown, from a sheet: each bad row is named, and no whole number is kept anywhere (VOL-33)."""

from pathlib import Path

import pytest
import xlsxwriter
from sqlalchemy import select

from app.counter.sheet_file import read_file
from app.counter.sheets import kinds, preview, take_in
from app.flows.volunteer.model.certificates import IdentityRow
from app.paper.words import Words
from app.store.tables import Drawer
from tests.flows.volunteer.centre import CLERKS, Centre

CARD = "11010519491231002x"
ROWS = (
    ("学号", "证件类型", "证件号码", "志愿者编号"),
    ("23140501", "身份证", CARD, "330100201609017"),
    ("23140502", "护照", "E12345678", None),
    ("23140503", "居民身份证", "3300**********2846", None),  # the college keeps the ends only
    ("23140504", "身份证", "110105194912310021", None),  # its last place does not fit
    ("23140504", "身份证", 110105194912310021, None),  # Excel made a number of it and lost its end
    ("23140504", "驾驶证", "A1234567", None),
    ("23140505", "学生证", "23140505", 330100201609017000),
    ("23140501", "护照", "E12345679", None),
    ("99999999", "护照", "E12345670", None),
    ("23140506", "护照", None, None),
)


@pytest.mark.rule("VOL-33", "COM-63", "COM-05")
def test_documents_of_classes_are_taken_in_and_kept_in_part(centre: Centre, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(file := tmp_path / "documents.xlsx") as book:
        page = book.add_worksheet("名单")
        for n, row in enumerate(ROWS):
            page.write_row(n, 0, row)
    found = preview(centre.desk, kinds(centre.house.flows)["documents"], read_file(file), CLERKS)
    wrong = "这个号码不对：请和证件核对；单元格请设为文本。"
    told = {one.n: (one.column, Words("zh")(one.what)) for one in found.bad}
    assert told[5] == ("证件号码", wrong) and told[6] == ("学号", "与第 5 行重复。")
    assert told[8] == ("志愿者编号", "志愿者编号只有数字和字母；单元格请设为文本。")
    assert told[7][0] == "学号" and told[9] == ("学号", "与第 2 行重复。")
    assert told[11] == ("证件号码", "这里还没有填写内容。") and "99999999" in told[10][1]
    assert sorted(told) == [5, 6, 7, 8, 9, 10, 11]
    taken = take_in(centre.desk, found, CLERKS)
    assert (taken.done, taken.refused) == (3, [])
    rows = centre.rows(
        select(IdentityRow.__table__, Drawer.text).join(Drawer, Drawer.id == IdentityRow.shown)
    )
    assert {r.student: (r.kind, r.text, r.volunteer) for r in rows} == {
        "23140501": ("identity_card", "1101**********002X", "330100201609017"),
        "23140502": ("passport", "E1*****78", None),
        "23140503": ("identity_card", "3300**********2846", None),
    }
    assert take_in(centre.desk, found, CLERKS).again == 3, "the same file changes nothing twice"
    kept = b"".join(one.read_bytes() for one in centre.house.home.rglob("*") if one.is_file())
    for whole in (CARD, CARD.upper(), "E12345678"):
        assert whole.encode() not in kept, "the whole number of a document is nowhere"
