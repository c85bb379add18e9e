"""1,000 certificates end to end: given by commands, put away in files, read back from their pages (VOL-33 to 36).

Memory is that of a process of its own, from 100 to 1,000; `python -m tests.bench.runs COUNT` is such a process.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import pypdfium2
import zxingcpp

from app.flows.volunteer.facts.certificates import Verdict, Verified
from app.house import open_house
from app.kernel.clock import SetClock
from app.kernel.signed import ALPHABET, read
from tests.bench.measure import Measured
from tests.flows.volunteer.centre import MANAGER, Centre, service
from tests.flows.volunteer.certified import SAID, SHOWN
from tests.paper.certified import names

FEW, MANY, CLASS, TOGETHER = 100, 1000, 40, 4
"""Certificates; students of a class; those of one service."""
ALTERED = 40
"""Of so many codes each character is altered."""


def measure() -> Iterator[Measured]:
    """How many came out wrong, how long commands take against papers, how memory grows."""
    few, many = _run(FEW), _run(MANY)
    note = f"{many['read']} of {MANY} read and genuine"
    yield Measured("", "certificates whose page says something else / all", 1 - many["read"] / MANY, 0, note)
    note = f"{many['tried'] - many['found']} of {many['tried']} were taken for genuine"
    yield Measured(
        "", "altered characters that are not found / all", 1 - many["found"] / many["tried"], 0, note
    )
    note = f"{many['given'] * 1000 / MANY:.1f} against {few['given'] * 1000 / FEW:.1f} ms"
    ratio = many["given"] / MANY / (few["given"] / FEW)
    yield Measured("", f"a certificate by command, of {MANY:,} / of {FEW}", ratio, 1.25, note)
    note = f"{many['memory']} MiB against {few['memory']}"
    yield Measured("", f"memory of a run of {MANY:,} / of {FEW}", many["memory"] / few["memory"], 1.25, note)


def _run(count: int) -> dict[str, Any]:
    told = [sys.executable, "-m", "tests.bench.runs", str(count)]
    found = subprocess.run(told, capture_output=True, check=True, text=True).stdout
    answer: dict[str, Any] = json.loads(found)
    return answer


def whole(count: int) -> dict[str, Any]:
    """A run of so many, and what became of it."""
    with tempfile.TemporaryDirectory() as folder:
        clock = SetClock(datetime(2026, 11, 23, 6, 6, tzinfo=UTC))
        house = open_house(Path(folder), clock=clock, folders=("app.flows.volunteer",))
        centre = Centre(house, clock)
        called = _furnish(centre, count)
        classes = [centre.classes[name] for name in sorted(centre.classes) if name.startswith("测")]
        begin = perf_counter()
        centre.do("issue_certificates", klasses=classes, style="portrait")
        house.batches.finish()
        given = perf_counter() - begin
        house.prints.start()
        house.prints.drain()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        codes = [code for file in sorted(house.home.glob("papers/CB-*-1-*.pdf")) for code in _codes(file)]
        read_ = sum(_is_true(centre, code, called) for code in codes)
        tried, found = _altered(centre, codes[:: max(1, count // ALTERED)])
        house.close()
    return {"given": given, "memory": memory, "read": read_, "tried": tried, "found": found}


def _furnish(centre: Centre, count: int) -> dict[str, str]:
    """So many students with hours and a document, in classes; their names by their numbers."""
    centre.found()
    for key, value in (("responsible", "许文昭"), ("contact", "0000-88120606")):
        centre.do("house.change_setting", MANAGER, key=f"volunteer.{key}", value=value)
    centre.do("make_key", **SAID)
    called = {f"2399{n:04}": name for n, name in enumerate(names(count))}
    numbers = list(called)
    for n in range(0, count, CLASS):
        _class(centre, f"测{n // CLASS:03}班", {one: called[one] for one in numbers[n : n + CLASS]})
    return called


def _class(centre: Centre, klass: str, students: dict[str, str]) -> None:
    opened = {"klass": klass, "college": "机电学院", "year": 2026, "leader": "刘洋", "secretary": "许诺"}
    centre.do("open_class", what=opened)
    for one, name in students.items():
        what = {"name": name, "college": "机电学院", "klass": klass, "joined": "2023-09-01"}
        centre.classes[klass] = str(centre.do("enrol_student", student=one, what=what))
        centre.do("note_document", student=one, kind="identity_card", shown=SHOWN)
    some = list(students)
    collection = centre.hand_in(len(some), len(some), klass)
    entries = []
    for n in range(0, len(some), TOGETHER):
        told = {
            "students": some[n : n + TOGETHER],
            "service": service(place=f"松江敬老院 {n} 室"),
            "activity": None,
        }
        entries += centre.do("enter_service", collection=collection, **told)
    centre.do("close_pile", collection=collection)
    for entry in entries:
        centre.do("approve_entry", collection=collection, entry=entry)
    centre.do("stamp_collection", collection=collection)


def _codes(file: Path) -> Iterator[str]:
    """What a camera reads on each page of a file, at 150 dpi."""
    pdf = pypdfium2.PdfDocument(file)
    for page in pdf:
        [code] = zxingcpp.read_barcodes(page.render(scale=150 / 72, grayscale=True).to_pil())
        words = page.get_textpage().get_text_bounded().replace("\r\n", "")
        told = read(code.text)
        assert told is not None and told.fields[2] in words, "the page names who its code names"
        yield code.text
    pdf.close()


def _is_true(centre: Centre, code: str, called: dict[str, str]) -> bool:
    seen = centre.desk.look(Verified, code=code).result()
    return (
        seen.verdict is Verdict.GENUINE
        and seen.says is not None
        and called.get(seen.says.volunteer) == seen.says.name
        and seen.says.minutes == centre.balance(seen.says.volunteer)
    )


def _altered(centre: Centre, codes: list[str]) -> tuple[int, int]:
    """Each character of some codes is another one: how many were tried, how many found."""
    tried = found = 0
    for code in codes:
        for n, char in enumerate(code):
            other = ALPHABET[(ALPHABET.find(char) + 1 + n % (len(ALPHABET) - 1)) % len(ALPHABET)]
            told = code[:n] + other + code[n + 1 :]
            tried += 1
            found += centre.desk.look(Verified, code=told).result().verdict is not Verdict.GENUINE
    return tried, found


if __name__ == "__main__":
    print(json.dumps(whole(int(sys.argv[1]))))
