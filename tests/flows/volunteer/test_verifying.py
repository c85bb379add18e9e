"""Codes are verified at the centre, and by a page without a network: the same verdicts (VOL-34)."""

import base64
import hashlib
import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image
from PySide6.QtQml import QJSEngine, QJSValue
from sqlalchemy import select, text

from app.flows.volunteer.facts.certificates import SignedList, StatusPage, Verdict, Verified
from app.flows.volunteer.model.booklets import EntryRow
from app.flows.volunteer.model.certificates import EndRow
from app.flows.volunteer.model.ledger import ActRow
from app.flows.volunteer.papers.verify_page import LIST, verify_page
from app.flows.volunteer.papers.verify_page import told as as_signed
from app.flows.volunteer.rules.verifying import MARK, mark
from app.kernel.refusal import Refused, Unreadable
from app.kernel.signed import ALPHABET, message, written
from app.paper.scanning import codes_in
from app.resources import resource
from app.store.seals import hexadecimal
from app.store.signing import key_id
from tests.flows.volunteer.centre import HEADS, MANAGER, Centre
from tests.flows.volunteer.certified import ONE, OTHER, certifying, code_of, credited, given, shown

__all__ = ["certifying"]
pytestmark = pytest.mark.usefixtures("qapp")  # Qt's engine wants an application
TODAY = "2026-11-23"
ADDRESS = "https://zyfw.linjiang.example.edu.cn/verify/index.html"
CHROMIUM = shutil.which("chromium") or "chromium"


class Page:
    """The verify page's own script in Qt's engine: what the page of a signed list says of a code."""

    def __init__(self, signed: SignedList) -> None:
        self.engine = QJSEngine()
        for part in ("nacl-fast.min.js", "verify.js"):
            # the vendored file hangs itself on the window that a page has
            source = resource("verify", part).read_text("utf-8")
            self._run(f"var self = this; {source}" if part.startswith("nacl") else source)
        data = {"told": signed.told, "key": signed.key, "signature": signed.signature}
        self._run(f"var PAGE = {json.dumps(data)}; var LIST = Yingke.listOf(PAGE);")

    def _run(self, source: str) -> QJSValue:
        told = self.engine.evaluate(source)
        assert not told.isError(), told.toString()
        return told

    @property
    def whole(self) -> bool:
        """Whether the list is the one that was signed."""
        return bool(self._run("LIST !== null").toBool())

    def says(self, code: str, today: str = TODAY) -> dict[str, Any]:
        """The verdict on a code."""
        told = self._run(f"JSON.stringify(Yingke.verify({json.dumps(code)}, LIST, '{today}'))")
        found: dict[str, Any] = json.loads(told.toString())
        return found


def listed(centre: Centre) -> SignedList:
    """The list of now, signed."""
    found: SignedList = centre.desk.look(SignedList, list=centre.do("sign_list")).result()
    return found


def seen(centre: Centre, code: str) -> Verified:
    """What the centre says of a code."""
    return centre.desk.look(Verified, code=code).result()


@pytest.fixture
def codes(certifying: Centre) -> list[str]:
    """The codes of three certificates: one in force, one withdrawn, one superseded."""
    shown(certifying, ONE, OTHER, "23140503")
    collection, entries = credited(certifying, ONE, OTHER, "23140503")
    for one in (ONE, OTHER, "23140503"):
        certifying.do("issue_certificate", holder=one, style="portrait")
    certifying.judged(collection, entries[1], "judge_fake")
    certifying.do("issue_certificate", holder="23140503", style="landscape", anew=True)
    return [code_of(certifying, row) for row in given(certifying)]


@pytest.mark.both
@pytest.mark.rule("VOL-34")
def test_page_and_centre_tell_genuine_withdrawn_superseded_altered_and_unknown_apart(
    certifying: Centre, codes: list[str]
) -> None:
    centre = certifying
    page = Page(listed(centre))
    assert page.whole
    stranger = Ed25519PrivateKey.generate()
    fields = (
        key_id(hexadecimal(stranger.public_key())),
        "VC-B1-261123-0001",
        "何𠮷",
        "33**46",
        "7",
        "60",
        "260101",
        "260102",
    )
    foreign = written(fields, stranger.sign(message(fields)))
    forged = written((given(centre)[0].key, *fields[1:]), stranger.sign(message(fields)))
    own = centre.desk.bus.signing
    # somebody else has the key: no list knows what they sign, whatever number and day they take
    for number, verdict in (
        ("VC-A1-261122-0777", "never_given"),
        ("VC-A1-261123-0777", "not_listed"),
        (given(centre)[0].number, "not_listed"),
        ("VC", "never_given"),
    ):
        stolen = (given(centre)[0].key, number, *fields[2:])
        never = written(stolen, own.sign(message(stolen)))
        assert seen(centre, never).verdict is Verdict.NEVER_GIVEN
        assert page.says(never)["verdict"] == verdict, number
    expected = [
        (codes[0], Verdict.GENUINE),
        (codes[1], Verdict.WITHDRAWN),
        (codes[2], Verdict.SUPERSEDED),
        (codes[3], Verdict.GENUINE),
        (foreign, Verdict.UNKNOWN_KEY),
        (forged, Verdict.ALTERED),
        ("https://example.com/", Verdict.NO_CODE),
        (written(("K", "few"), bytes(64)), Verdict.NO_CODE),
        ("", Verdict.NO_CODE),
    ]
    for code, verdict in expected:
        here, there = seen(centre, code), page.says(code)
        assert here.verdict is verdict and there["verdict"] == verdict.value, (code, here, there)
        assert str(here.day) == there["day"] == TODAY
    genuine = page.says(f"https://a.example/verify.html#{codes[0]}")
    assert genuine["says"]["name"] == "陈思远" and genuine["says"]["minutes"] == 180
    many = "\n".join([codes[1]] * 30 + [codes[0], ""])  # one field takes scan after scan
    assert page.says(many)["verdict"] == "genuine" and seen(centre, many).verdict is Verdict.GENUINE
    assert page.says(codes[2])["now"] == seen(centre, codes[2]).now == given(centre)[3].number
    # what is given after the page was made is not in its list, and is in that of the next
    centre.do("issue_certificate", holder=ONE, style="portrait", anew=True)
    newer = code_of(centre, given(centre)[4])
    assert page.says(newer)["verdict"] == "not_listed" and page.says(codes[0])["verdict"] == "genuine"
    next_ = Page(listed(centre))
    assert next_.says(newer)["verdict"] == "genuine" and next_.says(codes[0])["verdict"] == "superseded"
    # another centre needs the public key alone
    public = hexadecimal(stranger.public_key())
    assert centre.do("trust_key", HEADS, public=public, name="滨江学院志愿服务中心") == fields[0]
    assert "known already" in centre.refused("trust_key", HEADS, public=public, name="again").message
    theirs, page = seen(centre, foreign), Page(listed(centre))
    assert (theirs.verdict, theirs.centre, theirs.ours) == (Verdict.GENUINE, "滨江学院志愿服务中心", False)
    told = page.says(foreign)
    assert (told["verdict"], told["centre"], told["ours"]) == ("genuine", theirs.centre, False)


@pytest.mark.both
@pytest.mark.rule("VOL-34", "VOL-35", "COM-05")
def test_the_journal_holds_no_list_and_the_books_tell_each_one_again(
    certifying: Centre, codes: list[str]
) -> None:
    centre = certifying
    list_ = centre.do("sign_list")
    before: SignedList = centre.desk.look(SignedList, list=list_).result()
    marks = [mark(one.signature) for one in given(centre)]
    assert all(one in before.told for one in marks)
    journal = str(centre.rows(text("SELECT args, result FROM journal")))
    assert str(list_) in journal and not any(one in journal for one in marks)
    # a day later one more is given, a superseded one is withdrawn, and the centre has another name
    centre.clock.advance(timedelta(days=1))
    centre.do("issue_certificate", holder="23140503", style="portrait", anew=True)
    first = given(centre)[2].id
    entry = next(r for r in centre.rows(select(ActRow.__table__)) if r.student == "23140503")
    [collection] = centre.rows(select(EntryRow.collection).where(EntryRow.id == entry.entry))
    centre.judged(collection.collection, entry.entry, "judge_fake")
    ends = {r.certificate: r for r in centre.rows(select(EndRow.__table__))}
    assert (ends[first].how, ends[first].at < ends[first].withdrawn_at) == ("superseded", True), "both stay"
    centre.do("house.change_setting", MANAGER, key="volunteer.issuer", value="另一个中心")
    assert centre.desk.look(SignedList, list=list_).result() == before
    assert Page(before).says(codes[2])["verdict"] == "superseded"
    assert Page(listed(centre)).says(codes[2])["verdict"] == "withdrawn"
    gone = text("DELETE FROM volunteer_certificate_ends")
    centre.house.store.writer.run(lambda db: db.execute(gone))
    with pytest.raises(Refused, match="once more"):
        centre.desk.look(SignedList, list=list_).result()


@pytest.mark.rule("VOL-34")
def test_a_list_is_signed_dated_and_grows_old(certifying: Centre, codes: list[str]) -> None:
    signed = listed(certifying)
    page = Page(signed)
    days = {"2026-12-23": False, "2026-12-24": True}
    assert {day: page.says(codes[0], day)["old"] for day in days} == days
    for wrong in (
        SignedList(signed.told.replace("-0002", "-0009"), signed.key, signed.signature),
        SignedList(signed.told, "00000000", signed.signature),
        SignedList(signed.told, signed.key, "00" * 64),
        SignedList("{", signed.key, signed.signature),
    ):
        assert not Page(wrong).whole
    # no other centre's key signs our list
    stranger = Ed25519PrivateKey.generate()
    public = hexadecimal(stranger.public_key())
    certifying.do("trust_key", HEADS, public=public, name="滨江学院")
    told = listed(certifying).told
    forged = SignedList(told, key_id(public), stranger.sign(f"YK1 list\n{told}".encode()).hex())
    assert not Page(forged).whole


@pytest.mark.rule("VOL-34")
def test_every_single_character_that_is_altered_is_found(certifying: Centre, codes: list[str]) -> None:
    """At the centre another character in each place, on the page in every eleventh; no alteration is genuine."""
    page = Page(listed(certifying))
    for n, altered in enumerate(alterations(codes[0])):
        assert seen(certifying, altered).verdict is not Verdict.GENUINE, n
        if n % 11 == 0:
            assert page.says(altered)["verdict"] != "genuine", n
    code = codes[0]
    for broken in (code[1:], code[:-1], code + "0", code[:40] + code[41:]):
        assert seen(certifying, broken).verdict is not Verdict.GENUINE
        assert page.says(broken)["verdict"] != "genuine"


@pytest.mark.soak
@pytest.mark.rule("VOL-34")
def test_the_page_finds_an_alteration_in_each_place(certifying: Centre, codes: list[str]) -> None:
    page = Page(listed(certifying))
    assert page.says(codes[0])["verdict"] == "genuine"
    for n, altered in enumerate(alterations(codes[0])):
        assert page.says(altered)["verdict"] != "genuine", n


def alterations(code: str) -> Iterator[str]:
    """The code with another character in each place."""
    for n, char in enumerate(code):
        other = ALPHABET[(ALPHABET.find(char) + 1 + n % 39) % len(ALPHABET)]
        yield code[:n] + (other if other != char else "Z") + code[n + 1 :]


@pytest.mark.rule("VOL-34")
def test_the_page_names_ten_thousand_certificates_and_nobody_in_less_than_a_megabyte(
    certifying: Centre, codes: list[str]
) -> None:
    page = certifying.desk.look(StatusPage).result()
    assert len(page.given) == 4 and all(len(one) == MARK for one in page.given)
    many = [hashlib.sha256(str(n).encode()).hexdigest()[:MARK] for n in range(9_996)]
    list_ = as_signed(replace(page, given=tuple(sorted((*page.given, *many)))))
    signing = certifying.desk.bus.signing
    signed = SignedList(list_, given(certifying)[0].key, signing.sign((LIST + list_).encode()).hex())
    assert len(verify_page(signed).encode()) < 1_000_000
    assert not any(one in list_ for one in ("陈思远", "林嘉怡", ONE, OTHER)), "nobody is named"
    seen_by = Page(signed)
    assert [seen_by.says(code)["verdict"] for code in codes] == [
        "genuine",
        "withdrawn",
        "superseded",
        "genuine",
    ]


@pytest.mark.rule("VOL-34", "COM-80")
def test_the_page_is_one_file_that_loads_nothing_and_takes_any_name(
    certifying: Centre, codes: list[str]
) -> None:
    public = hexadecimal(Ed25519PrivateKey.generate().public_key())
    certifying.do("trust_key", HEADS, public=public, name="</script><script>alert(1)//")
    page = verify_page(listed(certifying))
    assert page.count("</script>") == 4 and "alert(1)" in page and "</script><script>alert" not in page
    assert "src=" not in page and "default-src 'none'" in page
    assert "/*DATA*/" not in page and "/*NACL*/" not in page


@pytest.mark.rule("VOL-34")
def test_a_real_browser_opens_the_page_from_disk(
    certifying: Centre, codes: list[str], tmp_path: Path
) -> None:
    """As a phone opens it: the code behind the address, read without a network."""
    file = tmp_path / "verify.html"
    file.write_text(verify_page(listed(certifying)), "utf-8")
    altered = codes[0][:-3] + "000"
    key = certifying.desk.bus.signing
    ours = given(certifying)[0].key
    stolen = [
        (ours, f"VC-A1-{day}-0777", "陈思远", "33**46", "7", "60", "260101", "260102")
        for day in ("261122", "261124")
    ]
    never, later = (written(one, key.sign(message(one))) for one in stolen)
    for code, verdict in (
        (never, "never_given"),
        (later, "not_listed"),
        (codes[0], "genuine"),
        (codes[1], "withdrawn"),
        (codes[2], "superseded"),
        (altered, "altered"),
        (f"{codes[0]}%", "no_code"),
    ):
        dom = opened(f"{file.as_uri()}#{code}", tmp_path)
        assert f'data-verdict="{verdict}"' in dom, verdict
        assert ("陈思远" in dom) is (verdict in ("genuine", "never_given", "not_listed"))
    file.write_text(file.read_text("utf-8").replace("VC-A1-261123-0002", "VC-A1-261123-0009"), "utf-8")
    assert 'data-verdict="no_list"' in opened(file.as_uri(), tmp_path)


SHOW = """<script>
var PICTURES = %s, told = [];
function next() {
  if (told.length === PICTURES.length) { document.body.dataset.told = told.join(" "); return; }
  var raw = atob(PICTURES[told.length]), bytes = Uint8Array.from(raw, function (one) { return one.charCodeAt(0); });
  var chosen = new DataTransfer(), waits;
  chosen.items.add(new File([bytes], "a.jpg", { type: "image/jpeg" }));
  at("answer").dataset.verdict = "";
  at("picture").files = chosen.files;
  at("picture").dispatchEvent(new Event("change"));
  waits = setInterval(function () {
    if (at("answer").dataset.verdict) { clearInterval(waits); told.push(at("answer").dataset.verdict); next(); }
  }, 1);
}
next();
</script></body>"""


@pytest.mark.rule("VOL-34")
def test_a_real_browser_reads_the_code_from_pictures_of_whole_pages(
    certifying: Centre, codes: list[str], tmp_path: Path
) -> None:
    """Straight and tilted, as a phone and a scanner make them: the code is a small part of each."""
    certifying.do("house.change_setting", MANAGER, key="volunteer.page_address", value=ADDRESS)
    made = certifying.do("issue_certificate", holder=ONE, style="portrait", anew=True)
    certifying.house.prints.start()
    certifying.house.prints.drain()
    [file] = (certifying.house.home / "papers").glob(f"{made.number}-1-*.pdf")
    pictures = []
    for dpi in (150, 300):
        page = pypdfium2.PdfDocument(file)[0].render(scale=dpi / 72).to_pil().convert("RGB")
        for turn in (0, 4):
            kept = io.BytesIO()
            page.rotate(turn, expand=True, fillcolor="white").save(kept, "JPEG", quality=75)
            pictures.append(base64.b64encode(kept.getvalue()).decode())
    html = verify_page(listed(certifying))
    (tmp_path / "v.html").write_text(html.replace("</body>", SHOW % json.dumps(pictures)), "utf-8")
    dom = opened((tmp_path / "v.html").as_uri(), tmp_path, 2_000_000_000)
    assert 'data-told="genuine genuine genuine genuine"' in dom


def opened(address: str, place: Path, budget: int = 4000) -> str:
    """What a page has become once its script has run."""
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--virtual-time-budget={budget}", "--dump-dom")
    told = [CHROMIUM, *options, f"--user-data-dir={place / 'browser'}", address]
    return subprocess.run(told, capture_output=True, check=True, timeout=110).stdout.decode()


@pytest.mark.rule("VOL-34", "COM-81")
def test_codes_are_read_from_a_pdf_and_from_tilted_and_scanned_pictures(
    certifying: Centre, codes: list[str], tmp_path: Path
) -> None:
    centre = certifying
    centre.house.prints.start()
    centre.house.prints.drain()
    number = given(centre)[0].number
    [file] = (centre.house.home / "papers").glob(f"{number}-1-*.pdf")
    assert list(codes_in(file)) == [(1, codes[0])]
    page: Image.Image = pypdfium2.PdfDocument(file)[0].render(scale=150 / 72).to_pil()
    for n, picture in enumerate(
        (
            page,
            page.rotate(7, expand=True, fillcolor="white"),
            page.rotate(173, expand=True, fillcolor="white"),
            page.convert("L").point(lambda v: 255 if v > 150 else 0).convert("1"),
        )
    ):
        picture.save(tmp_path / f"{n}.png")
        assert list(codes_in(tmp_path / f"{n}.png")) == [(1, codes[0])], n
    page.convert("RGB").rotate(-4, expand=True, fillcolor="white").save(tmp_path / "photo.jpg", quality=60)
    assert list(codes_in(tmp_path / "photo.jpg")) == [(1, codes[0])]
    for name, content in (
        ("a.pdf", b"%PDF-1.4 broken"),
        ("b.png", b"\x89PNG\r\n\x1a\n"),
        ("c.txt", b"hello"),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Unreadable):
            list(codes_in(tmp_path / name))
