"""The verify page: one file with keys, list, Ed25519 and QR reader, that needs no network (VOL-34)."""

import hashlib
import json

from app.flows.volunteer.facts.certificates import SignedList, StatusPage
from app.resources import resource

LIST = "YK1 list\n"
"""What stands before a list where it is signed: no code begins so."""
PARTS = {"NACL": "nacl-fast.min.js", "JSQR": "jsQR.js", "VERIFY": "verify.js"}


def told(page: StatusPage) -> str:
    """A list as it is signed: one spelling for one list."""
    list_ = {
        "centre": page.centre,
        "day": page.day.isoformat(),
        "keys": [[key.id, key.public, key.name] for key in page.keys],
        "withdrawn": list(page.withdrawn),
        "superseded": [list(one) for one in page.superseded],
        "given": list(page.given),
    }
    return json.dumps(list_, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(list_: str) -> str:
    """By what the books hold a list to what was signed: hexadecimal digits."""
    return hashlib.sha256(list_.encode()).hexdigest()


def verify_page(signed: SignedList) -> str:
    """The page as HTML."""
    page = _part("page.html")
    for name, file in PARTS.items():
        page = page.replace(f"/*{name}*/", _part(file).replace("</script", "<\\/script"), 1)
    data = {"told": signed.told, "key": signed.key, "signature": signed.signature}
    written = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    return page.replace("/*DATA*/null", written.replace("\u2029", "\\u2029"), 1)


def _part(name: str) -> str:
    return resource("verify", name).read_text("utf-8")
