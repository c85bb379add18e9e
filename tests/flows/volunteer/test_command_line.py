"""`yingke verify`, `verify-page` and `public-key`, as another office has them: no window, no camera (VOL-34)."""

import io
import sys
from pathlib import Path

import pypdfium2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

import app.house
from app.kernel.signed import message, written
from app.store.seals import hexadecimal
from app.store.signing import key_id
from tests.cli.conftest import Cli, Told
from tests.flows.volunteer.centre import HEADS, Centre
from tests.flows.volunteer.certified import (
    ONE,
    OTHER,
    PHRASE,
    SHOWN,
    certifying,
    code_of,
    credited,
    given,
    shown,
)

__all__ = ["certifying"]
pytestmark = pytest.mark.rule("VOL-34")
NO_CODE = "no certificate's code"


@pytest.fixture
def cli(
    centre: Centre, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Cli:
    """The command line in the centre's own folder."""
    monkeypatch.setattr(app.house, "FLOWS", ("app.flows.volunteer",))
    monkeypatch.setenv("YINGKE_HOME", str(centre.house.home))
    monkeypatch.setenv("YINGKE_LANGUAGE", "en")
    monkeypatch.delenv("YINGKE_DATABASE_URL", raising=False)
    return Cli(centre.house.home, capsys, tmp_path)


def fed(cli: Cli, monkeypatch: pytest.MonkeyPatch, told: bytes) -> Told:
    """What `yingke verify -` says of what comes in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(told)))
    return cli("verify", "-")


def test_files_pictures_and_scanned_texts_are_verified(
    certifying: Centre, cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = certifying
    shown(centre, ONE, OTHER)
    collection, entries = credited(centre, ONE, OTHER)
    centre.house.prints.start()
    for one in (ONE, OTHER):
        centre.do("issue_certificate", holder=one, style="portrait")
    centre.judged(collection, entries[1], "judge_fake")
    centre.house.prints.drain()
    number = given(centre)[0].number
    good, withdrawn = (code_of(centre, row) for row in given(centre))
    [file] = (centre.house.home / "papers").glob(f"{number}-1-*.pdf")
    pypdfium2.PdfDocument(file)[0].render(scale=2).to_pil().save(picture := tmp_path / "photo.jpg")

    genuine = f"{number} 陈思远, 3 h, 2026-11-08 to 2026-11-08: genuine (as of "
    for what, page in (
        (str(file), "page 1: "),
        (str(picture), "page 1: "),
        (good, ""),
        (f"https://a.example/v#{good}", ""),
    ):
        told = cli("verify", what)
        assert (told.status, told.err) == (0, "") and told.out.startswith(page + genuine), what
    told = fed(cli, monkeypatch, f"{good}\n\n{withdrawn}\r\n".encode())
    assert told.status == 1 and [
        line.rpartition(" (")[0].rpartition(": ")[2] for line in told.out.splitlines()
    ] == [
        "genuine",
        "withdrawn",
    ]
    altered = good[:-4] + ("0000" if good[-4:] != "0000" else "1111")
    told = cli("verify", altered)
    assert told.status == 1 and told.out.startswith("altered: the signature does not fit (as of ")
    assert "陈思远" not in told.out, "an altered code says nothing that could be believed"
    # nonsense: bytes that are no text, nothing at all, what is no picture, a file that is not there
    told = fed(cli, monkeypatch, b"\x89PNG\xff\xfe\x00\nhello\n")
    assert told.status == 1 and told.out.count(NO_CODE) == 2
    assert "There is no code in it." in fed(cli, monkeypatch, b"").err
    for name, content, says in (
        ("a.pdf", b"%PDF-1.4 broken", "neither a PDF nor a picture"),
        ("empty.png", b"", "neither a PDF nor a picture"),
    ):
        (tmp_path / name).write_bytes(content)
        told = cli("verify", str(tmp_path / name))
        assert (told.status, told.out) == (1, "") and says in told.err
    pypdfium2.PdfDocument(file)[0].render(scale=0.1).to_pil().save(blank := tmp_path / "small.png")
    assert "There is no code in it." in cli("verify", str(blank)).err
    passes_over_no_page(cli, tmp_path, picture, f"page 1: {genuine}")
    # another centre's signature is told as theirs, even of a number of ours
    stranger = Ed25519PrivateKey.generate()
    public = hexadecimal(stranger.public_key())
    centre.do("trust_key", HEADS, public=public, name="滨江学院")
    fields = (key_id(public), given(centre)[1].number, "林嘉怡", SHOWN, OTHER, "90000", "261108", "261108")
    told = cli("verify", written(fields, stranger.sign(message(fields))))
    assert "genuine, signed by 滨江学院; whether it was withdrawn, that centre knows" in told.out
    for what in (str(tmp_path / "nowhere.pdf"), str(tmp_path), "A" * 300):
        told = cli("verify", what)
        assert told.status == 1 and "neither a file that is there nor" in told.err, what


def passes_over_no_page(cli: Cli, place: Path, picture: Path, genuine: str) -> None:
    """A scanner's file of many pages: one without a code is told."""
    pages = [Image.open(picture), Image.new("RGB", (400, 400), "white")]
    for name in ("pages.tiff", "pages.pdf"):
        pages[0].save(place / name, save_all=True, append_images=pages[1:])
        told = cli("verify", str(place / name))
        assert told.status == 1 and told.out.startswith(genuine), name
        assert told.out.endswith("\npage 2: no code was found on it\n"), name


def test_page_and_public_key_come_from_the_command_line(
    centre: Centre, cli: Cli, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    told = cli("public-key")
    assert told.status == 1 and "No key was made yet" in told.err
    request.getfixturevalue("certifying")
    public = centre.desk.bus.signing.public
    assert cli("public-key").out == f"{public}\n"
    phrase, pin, page = (tmp_path / name for name in ("phrase", "pin", "verify.html"))
    pin.write_text("730152\n")
    words = ("verify-page", str(page), "--as", "xu", "--pin-file", str(pin), "--phrase-file", str(phrase))
    told = cli(*words)
    assert told.status == 1 and "phrase" in told.err, "the file of the phrase is missing"
    phrase.write_text("not this one", "utf-8")
    assert "not the pass phrase" in cli(*words).err and not page.exists()
    phrase.write_text(f"{PHRASE}\n", "utf-8")
    told = cli(*words)
    assert told.status == 0 and str(page) in told.out
    assert public in page.read_text("utf-8")
    key = centre.house.home / "keys" / "certificates.key"
    key.rename(key.with_name("elsewhere"))
    told = cli(*words)
    assert told.status == 1 and "is missing: put" in told.err, "the key itself is missing"
    assert cli("public-key").out == f"{public}\n", "what it signed is verified all the same"
