"""Certificates of the sample: some given, one superseded, one that falls by a fake found later."""

from collections.abc import Callable
from typing import Any

from app.counter.sample import MANAGER

PHRASE = "示例口令 2026"
"""The pass phrase of the sample's own key."""
DOCUMENTS = {
    1: "3301**********0417",
    2: "3301**********1128",
    3: "3302**********0931",
    5: "3301**********2846",
}
"""What students of the class have shown, by their places in it; the sixth has shown nothing."""


def certify(do: Callable[..., Any], numbers: str) -> None:
    """Certify the hours of a class whose numbers begin so: before the fake of its fifth student is found."""
    for key, value in (("responsible", "沈瑜"), ("contact", "0595-28129508")):
        args = {"key": f"volunteer.{key}", "value": value}
        do(f"set-{key}", "house.change_setting", args, MANAGER.login)
    do("key", "volunteer.make_key", {"phrase": PHRASE, "again": PHRASE})
    for n, shown in DOCUMENTS.items():
        told = {"student": f"{numbers}{n:02}", "kind": "identity_card", "shown": shown}
        do(f"document-{n}", "volunteer.note_document", told)
    for n in (1, 2, 5):
        give = {"holder": f"{numbers}{n:02}", "style": "portrait"}
        do(f"certificate-{n}", "volunteer.issue_certificate", give)
    framed = {"holder": f"{numbers}02", "style": "landscape", "anew": True}
    do("certificate-2-framed", "volunteer.issue_certificate", framed)
