"""`yingke verify`, `yingke verify-page`, `yingke public-key` (VOL-34)."""

import argparse
import getpass
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.cli.opening import logged_in, opened
from app.cli.speech import Voice
from app.counter.bus import Call
from app.flows.volunteer.facts.certificates import SignedList, StatusPage, Verdict, Verified
from app.flows.volunteer.papers.verify_page import verify_page as page_of
from app.house import House
from app.kernel.judge import Staff
from app.kernel.refusal import No, Unreadable
from app.kernel.signed import read as code_in
from app.kernel.text import T, Text
from app.paper.scanning import codes_in

WORDS = {
    Verdict.GENUINE: T("genuine", "verdict"),
    Verdict.ALTERED: T("altered: the signature does not fit", "verdict"),
    Verdict.WITHDRAWN: T("withdrawn", "verdict"),
    Verdict.SUPERSEDED: T("superseded by {now}", "verdict"),
    Verdict.UNKNOWN_KEY: T("signed by a key that is not known here", "verdict"),
    Verdict.NEVER_GIVEN: T("signed with our key, but never given: tell the centre head", "verdict"),
    Verdict.NO_CODE: T("no certificate's code", "verdict"),
}


def verify(read: argparse.Namespace, voice: Voice) -> int:
    """Tell what each code in a file or a text turns out to be; status 0 only where every one is genuine."""
    with opened(voice) as house:
        verdicts: list[Verdict | None] = []
        for place, code in _codes(read.what):
            if not code:
                voice.tell(T("page {n}: no code was found on it", n=place))
                verdicts.append(None)
                continue
            found = house.desk.look(Verified, code=code).result()
            verdicts.append(found.verdict)
            voice.tell(_told(place, found))
        if not any(verdicts):
            raise Unreadable(No("There is no code in it."))
    return 0 if set(verdicts) == {Verdict.GENUINE} else 1


def verify_page(read: argparse.Namespace, voice: Voice) -> int:
    """Write the verify page of today, with the keys and the signed list."""
    with opened(voice) as house:
        staff = logged_in(house, read.login, read.pin_file)
        _carried_out(house, staff, "volunteer.unlock_key", {"phrase": _phrase(read.phrase_file)})
        list_ = _carried_out(house, staff, "volunteer.sign_list", {})
        signed = house.desk.look(SignedList, list=list_).result()
        Path(read.file).write_text(page_of(signed), "utf-8")
        voice.tell(T("The page is written: {file}", file=read.file))
    return 0


def public_key(read: argparse.Namespace, voice: Voice) -> int:
    """Tell the public keys of this centre, the newest last: what another centre enters to verify its certificates."""
    with opened(voice) as house:
        ours = [key for key in house.desk.look(StatusPage).result().keys if not key.name]
        if not ours:
            raise Unreadable(No("No key was made yet: it is made with the first certificate."))
        for key in ours:
            print(key.public)
    return 0


def _codes(what: str) -> Iterator[tuple[str, str]]:
    """Each code with where it stands: a page of a file, or nothing for a text that was typed or scanned."""
    if what == "-":
        for line in sys.stdin.buffer:
            if line.strip():
                yield "", line.decode("utf-8", "replace")
    elif _is_file(what):
        for page, code in codes_in(Path(what)):
            yield str(page), code
    elif code_in(what) is None:
        raise Unreadable(No("This is neither a file that is there nor a certificate's code."))
    else:
        yield "", what


def _is_file(what: str) -> bool:
    try:
        return Path(what).is_file()
    except OSError:  # a code is longer than any file's name
        return False


def _told(place: str, found: Verified) -> Text:
    word = T(WORDS[found.verdict].message, WORDS[found.verdict].context, now=found.now)
    page = T("page {n}: ", n=place) if place else ""
    if found.says is None or found.verdict in (Verdict.ALTERED, Verdict.NO_CODE):
        return T("{page}{verdict} (as of {day:day})", page=page, verdict=word, day=found.day)
    says = found.says
    if not found.ours and found.verdict is Verdict.GENUINE:
        word = T(
            "genuine, signed by {centre}; whether it was withdrawn, that centre knows", centre=found.centre
        )
    return T(
        "{page}{number} {name}, {minutes:minutes}, {first:day} to {last:day}: {verdict} (as of {day:day})",
        page=page,
        number=says.number,
        name=says.name,
        minutes=says.minutes,
        first=says.first,
        last=says.last,
        verdict=word,
        day=found.day,
    )


def _phrase(file: str | None) -> str:
    if file:
        return Path(file).read_text("utf-8").strip()
    return getpass.getpass("Pass phrase: ")


def _carried_out(house: House, staff: Staff, act: str, args: dict[str, str]) -> Any:
    call = Call(uuid.uuid4().hex, act, args, house.desk.clock.now(), staff, house.desk.counter)
    return house.desk.carry_out(call).result
