"""Checks an export for an auditor, on its own: python check.py [FOLDER]. It needs Python 3.11 and nothing else.

For the last check, the text of the stored papers, it uses pypdfium2 if that is installed; if not, it says so.
Status 0: everything fits. 1: something does not, and each such thing is named. What is only worth knowing is told as a note.
"""

import csv
import hashlib
import json
import re
import sys
from base64 import b64encode
from collections import Counter, defaultdict
from pathlib import Path

csv.field_size_limit(2**31 - 1)
FIRST = "0" * 64
HASHED = (
    "prev", "seq", "n", "counter", "command_id", "at", "staff", "on_behalf", "approved_by", "flow", "case",
    "touched", "command", "args", "seen", "result", "wrote",
)  # fmt: skip
NUMBER = re.compile(r"([A-Z]{2,4})-([A-Z0-9]{1,8})-(\d\d)(\d\d)(\d\d)-(\d{4,9})", re.ASCII)
SHOWN = 20


class Export:
    """The folder: its description, and the rows of each table as they were stored."""

    def __init__(self, folder):
        self.folder = folder
        self.told = json.loads((folder / "description.json").read_text("utf-8"))
        self.tables = self.told["tables"]
        self._empty, self._led = self.told["cells"]["empty"], "\\"

    def rows(self, name):
        """Each row as {column: value}; of a table that is not there, none."""
        if name not in self.tables:
            return
        types = self.tables[name]["columns"]
        with (self.folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            sheet = csv.reader(file, lineterminator="\n")
            if next(sheet) != list(types):
                raise ValueError(f"the columns of {name} are not those that are described")
            for cells in sheet:
                yield {one: self._value(cell, types[one]) for one, cell in zip(types, cells, strict=True)}

    def _value(self, cell, kind):
        if cell == self._empty:
            return None
        if kind == "integer":
            return int(cell)
        if kind == "boolean":
            return cell == "true"
        if kind == "file":
            return (self.folder / cell).read_bytes()
        return cell[1:] if cell.startswith(self._led) else cell

    def key(self, name, row):
        return "/".join(str(row[one]) for one in self.tables[name]["key"])


def files_are_whole(export):
    """Each file is the one that is described, with as many rows; each kept file is called by its hash."""
    for name, told in export.tables.items():
        content = (export.folder / "tables" / f"{name}.csv").read_bytes()
        if hashlib.sha256(content).hexdigest() != told["sha256"]:
            yield f"tables/{name}.csv is not the file that was written"
        elif (rows := sum(1 for _ in export.rows(name))) != told["rows"]:
            yield f"tables/{name}.csv has {rows} rows, {told['rows']} were written"
    for file in sorted((export.folder / "files").iterdir()):
        if hashlib.sha256(file.read_bytes()).hexdigest() != file.stem:
            yield f"files/{file.name} is not the file that was written"


def references_are_met(export):
    """What a row points at is there."""
    keys = {}
    for name, told in export.tables.items():
        for one, target in told["refers"].items():
            other, _, column = target.rpartition(".")
            if other not in export.tables:
                continue
            if target not in keys:
                keys[target] = {row[column] for row in export.rows(other)}
            for row in export.rows(name):
                if row[one] is not None and row[one] not in keys[target]:
                    yield f"{name} {export.key(name, row)}: its {one} points at no row of {other}"


def journal_is_one_chain_a_counter(export):
    """Each hash is that of its row and of the row before; no number is missing, none comes twice."""
    chains, numbers = defaultdict(list), Counter()
    for row in export.rows("journal"):
        chains[row["counter"]].append(row)
        numbers[row["seq"]] += 1
    for counter, rows in sorted(chains.items()):
        before = FIRST
        for n, row in enumerate(sorted(rows, key=lambda r: r["n"]), start=1):
            spelt = json.dumps([row[one] for one in HASHED], ensure_ascii=False, separators=(",", ":"))
            if row["n"] != n:
                yield f"journal {counter}: row {n} is missing"
                break
            if row["prev"] != before or hashlib.sha256(spelt.encode()).hexdigest() != row["hash"]:
                yield f"journal {counter}, row {n}: it was altered, or the row before it"
                break
            before = row["hash"]
    yield from (
        f"journal: the number {one} comes {times} times" for one, times in numbers.items() if times > 1
    )


def seals_are_signed(export):
    """Each seal is signed by a key of its counter, and every head that it names is in the journal."""
    hashes = {(row["counter"], row["n"]): row["hash"] for row in export.rows("journal")}
    for n, row in enumerate(export.rows("seals"), start=1):
        if row["n"] != n:
            yield f"seal {n} is missing"
            return
        if row["signature"] is None:
            yield f"note: seal {n} still waits for its key"
            continue
        told = [
            "yingke seal",
            row["n"],
            row["counter"],
            row["at"],
            row["why"],
            row["heads"],
            row["sealed_at"],
        ]
        message = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        if row["key"] not in export.told["keys"].get(row["counter"], ()):
            yield f"seal {n} is signed by a key that counter {row['counter']} never had"
        elif not signed(bytes.fromhex(row["key"]), message, bytes.fromhex(row["signature"])):
            yield f"the signature of seal {n} is not right"
        for counter, (place, digest) in json.loads(row["heads"]).items():
            if hashes.get((counter, place)) != digest:
                yield f"seal {n}: row {place} of {counter} was another one when it was sealed"


def rows_are_what_the_journal_wrote(export):
    """Every row of a sealed table has the digest that the newest command left, and none is missing."""
    newest = {}
    for row in sorted(export.rows("journal"), key=lambda r: r["seq"]):
        for name, changes in json.loads(row["wrote"]).items():
            for key, change in changes.items():
                was, _, now = change.partition(">")
                if newest.get((name, key), "") != was:
                    yield f"journal {row['counter']}, row {row['n']}: {name} {key} was not as it had been written"
                newest[name, key] = now
    for name, told in export.tables.items():
        for row in export.rows(name) if told["sealed"] else ():
            key = export.key(name, row)
            if newest.pop((name, key), "") != digest(row, told["sealed"]):
                yield f"{name} {key} is not what a command wrote"
    yield from (f"{name} {key} is missing" for (name, key), now in newest.items() if now)


def numbers_run_through(export):
    """Of each kind, counter and day the numbers run from 1 to the last one, without a gap."""
    found = defaultdict(set)
    for name, told in export.tables.items():
        for row in export.rows(name) if "number" in told["columns"] else ():
            if fits := NUMBER.fullmatch(row["number"] or ""):
                kind, counter, year, month, day, n = fits.groups()
                found[kind, counter, f"20{year}-{month}-{day}"].add(int(n))
    last = {(r["kind"], r["counter"], r["day"]): r["n"] for r in export.rows("numbers")}
    for series in sorted(found.keys() | last.keys()):
        for n in sorted(found[series] ^ set(range(1, last.get(series, 0) + 1)))[:1]:
            yield f"the numbers {' '.join(series)} do not run through: {n}"


def times_run_forward(export):
    """Where the time of a counter runs back, an outage of its clock says so."""
    clocks = [row for row in export.rows("outages") if row["name"] == "clock"]
    before = {}
    for row in sorted(export.rows("journal"), key=lambda r: (r["counter"], r["n"])):
        counter, at = row["counter"], row["at"]
        if at < before.get(counter, at) and not any(one["counter"] in ("", counter) for one in clocks):
            yield f"note: journal {counter}, row {row['n']}: the time runs back to {at}"
        before[counter] = at


def receipts_are_their_payments(export):
    """A receipt is the sum of its payments; it has its paper, and each paper its receipt."""
    paid, ahead = Counter(), Counter()
    for row in export.rows("payments"):
        (ahead if row["advance"] else paid)[row["receipt"]] += row["amount"]
    papers = {row["id"]: row for row in export.rows("documents")}
    receipts = {row["document"]: row for row in export.rows("receipts")}
    for document, row in receipts.items():
        if (row["paid"], row["ahead"]) != (paid[row["id"]], ahead[row["id"]]):
            yield f"receipt {row['number']} is not the sum of its payments"
        if papers.get(document, {}).get("number") != row["number"]:
            yield f"receipt {row['number']} has no paper of its number"
    for one in papers.values():
        if one["kind"] == "RC" and one["id"] not in receipts:
            yield f"paper {one['number']} is a receipt without a row"


def shifts_are_their_receipts(export):
    """What a shift says it took and gave back, by means, is what the receipts of its span come to."""
    receipts = {row["id"]: row for row in export.rows("receipts")}
    moved = [(receipts[row["receipt"]], row) for row in export.rows("payments") if row["advance"] is None]
    said = defaultdict(dict)
    for row in export.rows("shift_means"):
        said[row["shift"]][row["means"]] = (row["times"], row["taken"], row["back"])
    for shift in export.rows("shifts"):
        found = defaultdict(lambda: [0, 0, 0])
        for receipt, row in moved:
            within = (shift["begun_at"] or "") < receipt["at"] <= shift["ended_at"]
            if within and receipt["counter"] == shift["counter"]:
                one = found[row["means"]]
                one[0] += 1
                one[1 if row["amount"] > 0 else 2] += abs(row["amount"])
        told = {means: [*sums] for means, sums in said[shift["id"]].items() if any(sums)}
        if told != {means: sums for means, sums in found.items() if any(sums)}:
            yield f"shift {shift['number']} is not what its receipts come to"


def bills_are_their_lines(export):
    """On each bill the lines come to what it calls consumption, and that with what is added and taken off to the total."""
    for row in export.rows("documents"):
        if row["kind"] != "BL":
            continue
        found = list(blocks(json.loads(row["data"])))
        lines = sum(one["sum"] for one in found if one.get("$") == "Row" and "sum" in one)
        for sums in (one["sums"] for one in found if one.get("$") == "Sums"):
            names = [
                one["label"].get("$text") if isinstance(one["label"], dict) else one["label"] for one in sums
            ]
            if "Consumption" not in names:
                continue
            first, last = names.index("Consumption"), names.index("Total")
            fen = [one["fen"] for one in sums]
            if lines != fen[first]:
                yield f"bill {row['number']}: its lines come to {lines} fen, it says {fen[first]}"
            if sum(fen[first:last]) != fen[last]:
                yield f"bill {row['number']}: it comes to {sum(fen[first:last])} fen, its total says {fen[last]}"


def settled_bills_are_their_receipts(export):
    """What a settled bill came to, beside what was paid ahead of it, is what its receipts took."""
    took = Counter()
    for row in export.rows("receipts"):
        if row["bill"] is not None:
            took[row["bill"]] += row["paid"]
    for row in export.rows("restaurant_bills"):
        if row["step"] == "settled" and took[row["id"]] != row["settled_due"]:
            yield f"bill {row['number']} was settled with {row['settled_due']} fen, its receipts took {took[row['id']]}"


def hours_are_credited_once(export):
    """The minutes of a service are those of its entry, and are credited again only after something took them back."""
    entries = {row["id"]: row for row in export.rows("volunteer_entries")}
    last = {}
    for row in sorted(export.rows("volunteer_acts"), key=lambda r: (r["student"], r["n"])):
        entry = entries.get(row["entry"])
        if entry is None or (entry["student"], entry["minutes"]) != (row["student"], row["minutes"]):
            yield f"act {row['n']} of student {row['student']} is not that of its entry"
        if row["kind"] == last.get(row["entry"]) == "credit":
            yield f"act {row['n']} of student {row['student']} credits its entry a second time"
        last[row["entry"]] = row["kind"]


def papers_say_what_the_data_say(export):
    """On each stored paper stands its number, and every sum that its data hold."""
    try:
        import pypdfium2
    except ImportError:
        yield "note: the text of the stored papers was not looked at, since pypdfium2 is not installed"
        return
    files = {row["document"]: row["content"] for row in export.rows("document_files")}
    for row in export.rows("documents"):
        if (content := files.get(row["id"])) is None:
            continue
        if row["sha256"] != hashlib.sha256(content).hexdigest():
            yield f"paper {row['number']}: the stored file is not what was printed"
            continue
        with pypdfium2.PdfDocument(content) as paper:
            text = "".join(page.get_textpage().get_text_bounded() for page in paper)
        data = json.loads(row["data"])
        wanted = {
            data["number"],
            *(yuan(block["fen"]) for block in blocks(data) if isinstance(block.get("fen"), int)),
        }
        stands = "".join(text.split())
        for one in sorted(one for one in wanted if one and one not in stands):
            yield f"paper {row['number']}: {one} does not stand on it"


CHECKS = (
    files_are_whole,
    references_are_met,
    journal_is_one_chain_a_counter,
    seals_are_signed,
    rows_are_what_the_journal_wrote,
    numbers_run_through,
    times_run_forward,
    receipts_are_their_payments,
    shifts_are_their_receipts,
    bills_are_their_lines,
    settled_bills_are_their_receipts,
    hours_are_credited_once,
    papers_say_what_the_data_say,
)


def looked(check, export):
    """What a check found; a row that it cannot read is a finding, too."""
    found = []
    try:
        found.extend(check(export))
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as error:
        found.append(f"something cannot be read: {type(error).__name__}: {error}")
    return found


def blocks(data):
    """Every object within a paper's data."""
    if isinstance(data, dict):
        yield data
        for one in data.values():
            yield from blocks(one)
    elif isinstance(data, list):
        for one in data:
            yield from blocks(one)


def digest(row, sealed):
    """What the journal keeps of a row: of what is not empty, in the order of the columns' names."""
    told = {one: row[one] for one in sorted(sealed) if row[one] is not None}
    spelt = json.dumps(told, separators=(",", ":"), default=str).encode()
    return b64encode(hashlib.blake2b(spelt, digest_size=15).digest()).decode()


def yuan(fen):
    """Fen as they stand on a paper; without the sign, which may stand apart."""
    return f"{abs(fen) // 100:,}.{abs(fen) % 100:02}"


# Ed25519 by RFC 8032, section 5.1.7
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def signed(key, message, signature):
    """Whether a signature is that of a message by a public key."""
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r, s = _point(key), _point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = _times(s, _base()), _add(r, _times(h, a))
    return _same(left, right)


def _base():
    y = 4 * pow(5, -1, P) % P
    return _point(y.to_bytes(32, "little"))


def _point(encoded):
    y = int.from_bytes(encoded, "little")
    odd, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and odd):
        return None
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P


def _add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(n, point):
    found = (0, 1, 1, 0)
    while n:
        if n & 1:
            found = _add(found, point)
        point, n = _add(point, point), n >> 1
    return found


def _same(one, other):
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (
        one[1] * other[2] - other[1] * one[2]
    ) % P == 0


def main(arguments):
    """Carry out every check, and say what it found."""
    export, wrong = Export(Path(arguments[0]) if arguments else Path(__file__).parent), 0
    for check in CHECKS:
        found = looked(check, export)
        faults = [one for one in found if not one.startswith("note: ")]
        wrong += len(faults)
        name = check.__name__.replace("_", " ")
        print(f"{'WRONG' if faults else 'right'}: {name}")
        for one in [*faults[:SHOWN], *[one for one in found if one not in faults][:SHOWN]]:
            print(f"       {one}")
        if len(faults) > SHOWN:
            print(f"       and {len(faults) - SHOWN} more")
    days = Counter()
    for row in export.rows("receipts"):
        days[row["business_day"]] += row["paid"]
    print(f"taken in all: {yuan(sum(days.values()))}; on {len(days)} business days")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
