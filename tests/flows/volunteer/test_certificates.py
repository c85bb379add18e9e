"""Certificates: what they say, when they are given, when they fall, how they are signed (VOL-33 to 35)."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from sqlalchemy import select, text

from app.flows.volunteer.checks import certificates_fit
from app.flows.volunteer.facts.certificates import CertificatesBook, DocumentKind, Says, Served
from app.flows.volunteer.model.certificates import CertificateRow, KeyRow
from app.flows.volunteer.rules.certificates import in_part, stars, summed_up
from app.flows.volunteer.sample.seals import kept
from app.kernel.refusal import NotNow, Refused, Unavailable
from app.kernel.signed import message, read, written
from app.store.signing import Signing, fits, key_id
from tests.flows.volunteer.centre import HEADS, MANAGER, Centre
from tests.flows.volunteer.certified import (
    ONE,
    OTHER,
    PHRASE,
    SAID,
    SHOWN,
    certifying,
    credited,
    ends,
    given,
    numbers,
    shown,
)

__all__ = ["certifying"]
GIVE = {"holder": ONE, "style": "portrait"}


def printed(centre: Centre, number: str, copy: int = 1) -> tuple[str, str]:
    """What a certificate's file says, and what its code does, as a camera sees it at 150 dpi."""
    centre.house.prints.drain()
    [file] = (centre.house.home / "papers").glob(f"{number}-{copy}-*.pdf")
    return seen(file)


def seen(file: Path) -> tuple[str, str]:
    page = pypdfium2.PdfDocument(file)[0]
    [code] = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
    return page.get_textpage().get_text_bounded(), code.text


@pytest.mark.both
@pytest.mark.rule("VOL-33", "VOL-34")
def test_a_certificate_says_what_the_ledger_says_and_is_signed(certifying: Centre) -> None:
    centre = certifying
    assert "no hours" in centre.refused("issue_certificate", **GIVE).message
    credited(centre, ONE)
    assert centre.refused("issue_certificate", **GIVE).mend == "note_document"
    whole = {"student": ONE, "kind": "identity_card", "shown": "330000200001012846"}
    assert "ends of a document" in centre.refused("note_document", **whole).message
    shown(centre, ONE)
    issued = centre.do("issue_certificate", **GIVE, seen={"minutes_to_certify": 180})
    assert issued.number == "VC-A1-261123-0001"
    [row] = given(centre)
    assert (row.minutes, str(row.first), str(row.last)) == (180, "2026-11-08", "2026-11-08")
    assert json.loads(row.content) == [["陪护读报", 180]]
    [key] = centre.rows(select(KeyRow.__table__))
    says = Says(key.id, row.number, "陈思远", SHOWN, ONE, 180, row.first, row.last)
    assert key_id(key.public) == key.id
    signature = bytes.fromhex(row.signature)
    assert fits(key.public, message(says.fields), signature)
    assert not fits(key.public, message((*says.fields[:5], "181", *says.fields[6:])), signature)
    # the same hours are certified once; another clerk who saw fewer looks again
    again = centre.refused("issue_certificate", **GIVE)
    assert (again.mend, again.args["number"]) == ("reprint_certificate", issued.number)
    told = centre.refused("issue_certificate", **GIVE, anew=True, seen={"minutes_to_certify": 170})
    assert told.args["now"] == 180


@pytest.mark.rule("VOL-33", "VOL-34", "COM-42")
def test_its_paper_names_all_and_its_code_is_read_from_it(certifying: Centre) -> None:
    centre = certifying
    centre.house.prints.start()
    address = "https://zyfw.example.edu.cn/verify.html"
    credited(centre, ONE)
    shown(centre, ONE)
    told = {"key": "volunteer.page_address", "value": "ftp://elsewhere"}
    assert "cannot be set" in centre.refused("house.change_setting", MANAGER, **told).message
    first = centre.do("issue_certificate", **GIVE)
    words, code = printed(centre, first.number)
    said = "".join(words.split())
    assert f"学号{ONE}" in said and "志愿者编号" not in said, "who has none shows the student's number"
    for part in (
        "志愿服务证明",
        "陈思远",
        SHOWN,
        ONE,
        "3 小时",
        "陪护读报",
        "3:00",
        "许文昭",
        "许老师",
        "0000-88120606",
    ):
        assert part in words, part
    assert all(
        part in words
        for part in (first.number, "二〇二六年十一月二十三日", "2026年11月8日", "临江学院志愿服务中心")
    )
    assert code.startswith("YK1:") and set(code) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    fields = read(code)
    assert fields and fields.fields[1:6] == (first.number, "陈思远", SHOWN, ONE, "180")
    centre.do("house.change_setting", MANAGER, key="volunteer.page_address", value=address)
    told = {"kind": "identity_card", "shown": SHOWN, "volunteer": "330100201609017"}
    centre.do("note_document", student=ONE, **told)
    across = centre.do("issue_certificate", holder=ONE, style="landscape", anew=True)
    words, code = printed(centre, across.number)
    assert "志愿者编号330100201609017" in "".join(words.split())
    assert code.startswith(f"{address}#YK1:") and read(code) is not None
    assert "3 小时" in words


@pytest.mark.rule("VOL-33", "COM-42")
def test_it_carries_the_true_seal_and_the_languages_that_are_set(certifying: Centre) -> None:
    """The newest seal of the centre that is valid that day and has a picture; drawn where there is none."""
    centre = certifying
    centre.house.prints.start()
    credited(centre, ONE)
    shown(centre, ONE)
    old, new = (kept("centre", "中心", word, date(2026, 9, day)) for word, day in (("旧", 1), ("新", 2)))
    centre.do("register_seal", **old)
    for since, until in (("2026-09-03", "2026-11-22"), ("2026-11-24", None)):
        centre.do("register_seal", **old | {"since": since, "until": until})
    drawn = kept("association", "青协", "青协", date(2026, 9, 9))
    centre.do("register_seal", **drawn)
    made = []
    for seal, language in ((None, "zh"), (new, "en"), (None, "both")):
        if seal:
            centre.do("register_seal", **seal)
        centre.do("house.change_setting", MANAGER, key="papers.guest_language", value=language)
        issued = centre.do("issue_certificate", **GIVE, anew=True)
        said = printed(centre, issued.number)[0]
        assert ("兹证明" in said and "同学" in said) is (language != "en")
        assert ("This is to certify" in said and "real and unpaid" in said) is (language != "zh")
        assert said.count("陈思远") == (2 if language == "both" else 1)
        made.append(pictures(centre, issued.number))
    assert [one.size for one in made[0]] == [(360, 360)]
    assert made[0] != made[1] == made[2]
    seals = centre.rows(select(CertificateRow.seal))
    assert None not in {r.seal for r in seals} and len({r.seal for r in seals}) == 2
    again = centre.do("reprint_certificate", certificate=given(centre)[2].id)
    centre.house.prints.drain()
    [file] = (centre.house.home / "papers").glob(f"*{again[:6]}*.pdf")
    assert not images(file), "a reprint carries no seal"


def pictures(centre: Centre, number: str) -> list[Any]:
    """The pictures on a certificate, beside its code, which is none of its own."""
    [file] = (centre.house.home / "papers").glob(f"{number}-1-*.pdf")
    return images(file)


def images(file: Path) -> list[Any]:
    page = pypdfium2.PdfDocument(file)[0]
    found = page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,))
    return [one.get_bitmap().to_pil() for one in found if one.get_px_size()[0] >= 300]


@pytest.mark.rule("VOL-33", "VOL-20")
def test_what_it_is_made_of_adds_up_or_is_told_without_figures(certifying: Centre) -> None:
    centre = certifying
    shown(centre, ONE)
    services = [{"day": f"2026-11-{n:02}", "content": f"服务{n}", "end": 510 + 60 * n} for n in range(3, 8)]
    collection, entries = centre.pile(*services)
    for n, entry in enumerate(entries):
        if n > 0:
            centre.do("verify_entry", collection=collection, entry=entry, how="visit", note="看过")
        centre.judged(collection, entry)
    centre.do("stamp_collection", collection=collection)
    centre.do("issue_certificate", **GIVE)
    [row] = given(centre)
    content = json.loads(row.content)
    assert content == [["服务7", 420], ["服务6", 360], ["服务5", 300], ["", 420]]
    assert sum(minutes for _, minutes in content) == row.minutes == 25 * 60
    # the first fake: three hours do not count, and as many again go
    centre.judged(collection, entries[0], "judge_fake")
    centre.do("issue_certificate", **GIVE)
    row = given(centre)[1]
    assert (row.minutes, str(row.first)) == (centre.balance(ONE), "2026-11-04")
    assert row.minutes == 25 * 60 - 360 and [minutes for _, minutes in json.loads(row.content)] == [0] * 4


@pytest.mark.both
@pytest.mark.rule("VOL-35")
def test_a_judgement_withdraws_what_says_more_and_lists_it_for_collection(certifying: Centre) -> None:
    centre = certifying
    shown(centre, ONE, OTHER)
    collection, entries = credited(centre, ONE, OTHER)
    for holder in (ONE, OTHER):
        centre.do("issue_certificate", holder=holder, style="portrait")
    mine, others = given(centre)
    early = centre.refused("collect_certificate", certificate=mine.id)
    assert "in force" in str(early) or early.args
    centre.judged(collection, entries[0], "judge_fake")
    assert ends(centre) == {mine.id: "withdrawn"}
    assert centre.refused("reprint_certificate", certificate=mine.id)
    centre.do("collect_certificate", certificate=mine.id)
    assert "back already" in centre.refused("collect_certificate", certificate=mine.id).message
    # taken back, it does not come to life: a new one is given
    centre.judged(collection, entries[0], "withdraw_judgement")
    centre.judged(collection, entries[0])
    centre.do("stamp_collection", collection=collection)
    assert centre.balance(ONE) == 180
    fresh = centre.do("issue_certificate", **GIVE)
    assert ends(centre) == {mine.id: "withdrawn"}
    assert numbers(given(centre)) == [1, 2, 3]
    # a newer one supersedes; fewer hours than they say withdraw both, others stay
    newer = centre.do("issue_certificate", **GIVE, anew=True)
    assert ends(centre) == {mine.id: "withdrawn", fresh.certificate: "superseded"}
    centre.judged(collection, entries[0], "judge_fake")
    assert ends(centre)[newer.certificate] == "withdrawn" and others.id not in ends(centre)
    assert ends(centre)[fresh.certificate] == "withdrawn", "whoever still holds its paper could show it"
    to_collect = centre.desk.look(CertificatesBook).result().to_collect
    assert [one.facts.number for one in to_collect] == [fresh.number, newer.number]


ALTERED = {
    "minutes = 240": ("other hours", "does not fit"),
    "minutes = 120": ("other hours", "does not fit"),
    "volunteer = '99'": ("does not fit",),
    "last = '2026-11-09'": ("does not fit",),
    "number = 'VC-A1-261123-0009'": ("does not fit",),
    "signature = '" + "00" * 64 + "'": ("does not fit",),
    "signature = 'no digits'": ("does not fit",),
    "name = shown": ("does not fit",),
}


@pytest.mark.rule("VOL-33", "VOL-35", "COM-05")
def test_the_deep_audit_finds_each_alteration_of_a_certificate(certifying: Centre) -> None:
    centre = certifying
    shown(centre, ONE, OTHER)
    collection, entries = credited(centre, ONE, OTHER)
    for holder in (ONE, OTHER):
        centre.do("issue_certificate", holder=holder, style="portrait")
    centre.judged(collection, entries[1], "judge_fake")
    mine, others = given(centre)
    assert found(centre) == []
    for change, expected in ALTERED.items():
        altered(centre, f"UPDATE volunteer_certificates SET {change} WHERE id = '{mine.id}'")
        assert [any(one in told for told in found(centre)) for one in expected] == [True] * len(expected), (
            change
        )
        assert len(found(centre)) == len(expected), change
        back = ", ".join(f"{name} = :{name}" for name in mine._fields)
        altered(centre, f"UPDATE volunteer_certificates SET {back} WHERE id = '{mine.id}'", **mine._asdict())
        assert found(centre) == []
    # a fall that somebody takes out of the books: it would say more than its student has
    altered(centre, "DELETE FROM volunteer_certificate_ends")
    assert [others.number in told for told in found(centre)] == [True]


def found(centre: Centre) -> list[str]:
    with centre.house.store.reading() as db:
        return [str(one.what.args["number"]) + one.what.message for one in certificates_fit(db)]


def altered(centre: Centre, statement: str, **values: Any) -> None:
    """Somebody writes past the program."""
    centre.house.store.writer.run(lambda db: db.execute(text(statement), values))


@pytest.mark.rule("VOL-35", "COM-31")
def test_a_reprint_says_so_and_counts(certifying: Centre) -> None:
    centre = certifying
    centre.house.prints.start()
    credited(centre, ONE)
    shown(centre, ONE)
    issued = centre.do("issue_certificate", **GIVE)
    assert "补打" not in printed(centre, issued.number)[0]
    centre.do("house.print_again", document=issued.document)
    assert "第 2 次打印" in printed(centre, issued.number, 2)[0]
    document = centre.do("reprint_certificate", certificate=issued.certificate)
    centre.house.prints.drain()
    [file] = (centre.house.home / "papers").glob(f"*{document[:6]}*.pdf")
    words, code = seen(file)
    assert "补打" in words and "第 3 次打印" in words
    assert code == printed(centre, issued.number, 2)[1]


@pytest.mark.both
@pytest.mark.rule("VOL-36", "COM-14")
def test_two_clerks_at_once_give_one(certifying: Centre) -> None:
    centre = certifying
    credited(centre, ONE)
    shown(centre, ONE)

    def give(n: int) -> str:
        try:
            return str(centre.do("issue_certificate", **GIVE, id=f"both-{n}").number)
        except Refused as refused:
            return refused.no.message

    with ThreadPoolExecutor(2) as two:
        told = list(two.map(give, range(2)))
    assert sorted(one[:3] for one in told if one.startswith("VC-")) == ["VC-"]
    assert len(given(centre)) == 1


@pytest.mark.rule("VOL-34")
def test_the_key_lies_under_a_pass_phrase_and_one_that_is_lost_is_replaced(certifying: Centre) -> None:
    centre = certifying
    shown(centre, ONE, OTHER)
    credited(centre, ONE, OTHER)
    centre.do("issue_certificate", **GIVE)
    keys = centre.house.home / "keys"
    file = keys / "certificates.key"
    assert file.stat().st_mode & 0o077 == 0 and len(file.read_bytes()) == 16 + 12 + 32 + 16
    assert "made already" in centre.refused("make_key", **SAID).message
    # in a folder without the key none is made in silence: another counter, or a disk that was lost
    centre.desk.bus.signing = Signing(centre.house.home / "elsewhere")
    assert "made already" in centre.refused("make_key", **SAID).message
    with pytest.raises(Unavailable, match="is missing: put"):
        centre.do("unlock_key", phrase=PHRASE)
    assert not (centre.house.home / "elsewhere").exists()
    # the program starts again: the key is locked until somebody says the phrase
    centre.desk.bus.signing = Signing(keys)
    give = {"holder": OTHER, "style": "portrait"}
    with pytest.raises(NotNow) as locked:
        centre.do("issue_certificate", **give, id="waits")
    assert locked.value.no.mend == "unlock_key"
    assert "not the pass phrase" in centre.refused("unlock_key", phrase=f"{PHRASE}!").message
    old = Signing(keys)
    assert old.unlock(PHRASE)
    (keys / "certificates.key").rename(keys / "elsewhere")
    with pytest.raises(Unavailable, match="is missing: put"):
        centre.do("unlock_key", phrase=PHRASE)
    assert len(given(centre)) == 1 and centre.balance(OTHER) == 180  # nothing else stops
    assert centre.refused("renew_key", **SAID).who == ("centre_head",)
    centre.clock.advance(timedelta(minutes=1))
    centre.do("renew_key", HEADS, phrase="another phrase", again="another phrase")
    # whoever still has the old one open signs no more with it
    renewed, centre.desk.bus.signing = centre.desk.bus.signing, old
    for act, args in (("issue_certificate", give), ("sign_list", {})):
        with pytest.raises(NotNow, match="was renewed"):
            centre.do(act, **args, id=f"old-{act}")
    centre.desk.bus.signing = renewed
    assert centre.do("issue_certificate", **give, id="waits").number.endswith("-0002")
    known = {r.id: r.public for r in centre.rows(select(KeyRow.__table__))}
    assert len(known) == 2 and len({r.key for r in given(centre)}) == 2
    for name in ("Zhang", "house"):
        assert "64 hexadecimal" in centre.refused("trust_key", HEADS, public="ab", name=name).message
    told = str(centre.rows(text("SELECT args, result FROM journal")))
    assert PHRASE not in told and "another phrase" not in told


@pytest.mark.rule("VOL-34")
def test_a_key_is_made_under_a_phrase_that_is_long_and_was_said_twice(centre: Centre) -> None:
    keys = centre.house.home / "keys" / "certificates.key"
    with pytest.raises(NotNow) as not_made:
        centre.do("sign_list")
    assert not_made.value.no.mend == centre.refused("unlock_key", phrase=PHRASE).mend == "make_key"
    slip = {"phrase": PHRASE, "again": f"{PHRASE}."}
    assert "characters or more" in centre.refused("make_key", phrase="short", again="short").message
    assert "differ" in centre.refused("make_key", **slip).message and not keys.exists()
    key = centre.do("make_key", **SAID)
    for phrase in ("short", f"{PHRASE}."):
        assert "not the pass phrase" in centre.refused("unlock_key", phrase=phrase).message
    assert centre.do("unlock_key", phrase=PHRASE) == key
    assert "characters or more" in centre.refused("renew_key", HEADS, phrase="short", again="short").message
    before = keys.read_bytes()
    assert "differ" in centre.refused("renew_key", HEADS, **slip).message and keys.read_bytes() == before


@pytest.mark.rule("VOL-33")
def test_a_documents_number_is_kept_in_part_and_a_wrong_one_is_noticed() -> None:
    card = DocumentKind.IDENTITY_CARD
    assert in_part(card, "11010519491231002x") == "1101**********002X"
    assert in_part(card, "110105194912310021") is None  # its last place does not fit
    assert in_part(card, "1101051949123100") is None
    assert in_part(DocumentKind.PASSPORT, "E12345678") == "E1*****78"
    assert (
        in_part(DocumentKind.STUDENT_CARD, "31405") is None
    )  # its ends would leave one star: nothing is kept so


@pytest.mark.rule("VOL-33")
def test_stars_are_earned_to_the_minute() -> None:
    earned = [stars(60 * hours + rest) for hours in (100, 300, 600, 1000, 1500) for rest in (-1, 0)]
    assert earned == [0, 1, 1, 2, 2, 3, 3, 4, 4, 5]
    assert summed_up({"a": 1, "b": 3}, "") == (Served("b", 3), Served("a", 1))


@pytest.mark.rule("VOL-34")
@pytest.mark.parametrize("name", ["沈念", "买买提江·阿卜杜热合曼", "𠮷", "A|B#", ""])
def test_a_code_is_read_as_it_was_written_from_an_address_or_typed_small(name: str) -> None:
    fields, signature = ("K7AB12CD", "VC-A1-261123-0118", name), bytes(range(64))
    code = written(fields, signature)
    for told in (code, code.lower(), f" https://a.example/v.html#{code}\n", f"{code[:20]} {code[20:]}"):
        found = read(told)
        assert found and (found.fields, found.signature) == (fields, signature)
    for broken in (code[:-1], code.replace("YK1:", "YK2:"), "", "YK1:", code + "!", code + "A" * 4000):
        assert read(broken) is None or read(broken).fields != fields  # type: ignore[union-attr]
