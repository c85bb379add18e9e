"""What a run, a document, the key and a code ask (VOL-33, 34, 36)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from app.flows.volunteer.facts.certificates import (
    KINDS,
    DocumentKind,
    Files,
    HolderShown,
    Says,
    Style,
    Verdict,
    Verified,
)
from app.flows.volunteer.rules.certificates import in_part
from app.flows.volunteer.screens.base import Dialog
from app.forms.volunteer.ui_certificate_run import Ui_CertificateRun
from app.forms.volunteer.ui_document_shown import Ui_DocumentShown
from app.forms.volunteer.ui_phrase import Ui_Phrase
from app.forms.volunteer.ui_trust_key import Ui_TrustKey
from app.forms.volunteer.ui_verify_code import Ui_VerifyCode
from app.kernel.fields import Code, Label, Private, Secret
from app.kernel.hours import hours
from app.kernel.text import T, Text
from app.widgets.desk import Context
from app.widgets.facts_list import FactsList
from app.widgets.field import Field
from app.widgets.form import laid_out
from app.widgets.segment import Choice, Segment
from app.widgets.sentence import Sentence
from app.widgets.theme import Said

STYLES = (
    Choice(Style.PORTRAIT, T("Upright", "style")),
    Choice(Style.LANDSCAPE, T("Across, to be framed", "style")),
)
PUT_AWAY = (Choice(Files.CLASS, T("One file a class")), Choice(Files.EACH, T("One file each")))
VERDICTS: Mapping[Verdict, tuple[Text, str]] = {
    Verdict.GENUINE: (T("✓ Genuine", "verdict"), "ok_i"),
    Verdict.ALTERED: (T("× Altered: the signature does not fit", "verdict"), "bad_i"),
    Verdict.WITHDRAWN: (T("× Withdrawn", "verdict"), "bad_i"),
    Verdict.SUPERSEDED: (T("△ Superseded by {now}", "verdict"), "warn_i"),
    Verdict.UNKNOWN_KEY: (T("? The key that signed it is not known here", "verdict"), "warn_i"),
    Verdict.NEVER_GIVEN: (
        T("× Signed with our key, but never given: tell the centre head", "verdict"),
        "bad_i",
    ),
    Verdict.NO_CODE: (T("? This is no certificate's code", "verdict"), "warn_i"),
}
KEYS: Mapping[str, Text] = {
    "make_key": T("The key that signs certificates is made, encrypted under this phrase."),
    "unlock_key": T("The key stays open until the program ends."),
    "renew_key": T("A new key signs from now on. What the old one signed stays valid."),
}
CARE = T(
    "Nobody can recover it: write it down, and keep it apart from the key. Without it the centre head has to make "
    "a new key."
)


class RunDialog(Dialog):
    """`RunDialog(context, host, classes)`: how the certificates of classes lie, and how they are put away."""

    def __init__(self, context: Context, host: QWidget, classes: Mapping[str, Any], students: int) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_CertificateRun(), self)
        self._classes = tuple(classes)
        told: dict[str, Any] = {"classes": len(classes), "students": students}
        self.ui.title.say(
            T(
                "Certificates of {classes} {classes:class|classes}, {students} {students:student|students}",
                **told,
            )
        )
        self.ui.told.say(
            T("Who has no hours, no document, or a certificate of the same hours is left out and named.")
        )
        self.styles, self.files = Segment(STYLES), Segment(PUT_AWAY)
        self.ui.style_place.addWidget(self.styles)
        self.ui.files_place.addWidget(self.files)
        begin = self.action(
            "volunteer.issue_certificates",
            self._args,
            text=T("Begin", "a run"),
            key="F5",
            icon="printer",
            then=lambda _: self.leave(),
        )
        self.close_with(begin, self.ui.foot)
        self.learn(*classes.values())

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.styles)

    def _args(self) -> Mapping[str, Any]:
        return {
            "klasses": self._classes,
            "style": Style(self.styles.current),
            "files": Files(self.files.current),
        }


class DocumentDialog(Dialog):
    """`DocumentDialog(context, host, student)`: what was shown; only the ends of its number are kept."""

    def __init__(self, context: Context, host: QWidget, student: HolderShown) -> None:
        super().__init__(context, host, wide=520)
        self.ui = laid_out(Ui_DocumentShown(), self)
        self._student = student.facts.id
        self.ui.told.say(T("{name}, {student}", name=student.name, student=student.facts.id))
        self.kinds = Segment([Choice(kind, word) for kind, word in KINDS.items()])
        self.ui.kind_place.addWidget(self.kinds)
        if student.kind:
            self.kinds.pick(student.kind)
        self.ui.volunteer.write(student.volunteer)
        keep = self.action(
            "volunteer.note_document", self._args, key="F5", icon="id-card", then=lambda _: self.leave()
        )
        self.kinds.chosen.connect(lambda _: self._typed())
        for field in (self.ui.number, self.ui.volunteer):
            field.changed.connect(lambda _: self._typed())
        self.close_with(keep, self.ui.foot, T("enter its number"))
        self.learn(student.facts)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.number)

    def _typed(self) -> None:
        wrong = len(self.ui.number.text) >= 18 and self._in_part() is None
        self.ui.number.fault(T("This number cannot be right: compare it with the document.") if wrong else "")
        self.judge()

    def _in_part(self) -> str | None:
        return in_part(DocumentKind(self.kinds.current), self.ui.number.text)

    def _args(self) -> Mapping[str, Any] | None:
        shown = self._in_part()
        if shown is None:
            return None
        volunteer = Code(self.ui.volunteer.text) if self.ui.volunteer.text else None
        kind = DocumentKind(self.kinds.current)
        return {"student": self._student, "kind": kind, "shown": Private(shown), "volunteer": volunteer}


class PhraseDialog(Dialog):
    """`PhraseDialog(context, host, act)`: opens the key; `make_key` and `renew_key` ask for the phrase twice."""

    def __init__(self, context: Context, host: QWidget, act: str) -> None:
        super().__init__(context, host, wide=480)
        self.ui = laid_out(Ui_Phrase(), self)
        self.ui.told.say(KEYS[act])
        self.phrase, self.repeated = (
            Field(T("Pass phrase"), secret=True),
            Field(T("Once more", "pass phrase"), secret=True),
        )
        self._fields = (self.phrase,) if act == "unlock_key" else (self.phrase, self.repeated)
        for field in self._fields:
            self.ui.phrase_place.addWidget(field)
            field.changed.connect(lambda _: self.judge())
        if self.repeated in self._fields:
            self.ui.phrase_place.addWidget(Sentence(CARE, "warn", "triangle-alert", boxed=True))
        go = self.action(
            f"volunteer.{act}", self._args, key="F5", icon="lock-open", then=lambda _: self.leave()
        )
        self.close_with(go, self.ui.foot, T("enter the phrase"))

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.phrase)

    def lead(self, mend: str) -> None:
        next((field for field in self._fields if not field.text), self._fields[-1]).setFocus()

    def _args(self) -> Mapping[str, Any] | None:
        if not all(field.text for field in self._fields):
            return None
        told = zip(("phrase", "again"), self._fields, strict=False)
        return {name: Secret(field.text) for name, field in told}


class TrustDialog(Dialog):
    """Another centre's public key, and whose it is."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_TrustKey(), self)
        self.ui.told.say(T("That centre tells it: yingke public-key"))
        trust = self.action(
            "volunteer.trust_key", self._args, key="F5", icon="check", then=lambda _: self.leave()
        )
        for field in (self.ui.name, self.ui.public):
            field.changed.connect(lambda _: self.judge())
        self.close_with(trust, self.ui.foot, T("say whose it is"))

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.name)

    def _args(self) -> Mapping[str, Any] | None:
        name, public = self.ui.name.text, self.ui.public.text
        return {"name": Label(name), "public": Label(public)} if name and public else None


class VerifyDialog(Dialog):
    """A code is scanned into a field: what it turns out to be, and what it says (VOL-34)."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__(context, host, wide=560)
        self.ui = laid_out(Ui_VerifyCode(), self)
        self.ui.told.say(T("Genuine means: the centre signed these words. Compare them with the document."))
        self.says = FactsList()
        self.ui.says_place.addWidget(self.says)
        self.ui.code.entered.connect(self._look)
        self.close_alone(self.ui.foot)

    def open(self, focus: QWidget | None = None) -> None:
        super().open(focus or self.ui.code)

    def _look(self, code: str) -> None:
        if code:
            self.look(Verified, self._tell, code=code)

    def _tell(self, found: Verified) -> None:
        word, tone = VERDICTS[found.verdict]
        self.ui.verdict.say(T(word.message, word.context, now=found.now))
        self.ui.verdict.set_tone(tone)
        told = found.says if found.verdict not in (Verdict.ALTERED, Verdict.NO_CODE) else None
        self.says.show_facts(_facts(told, found.centre) if told else ())
        elsewhere = T("Whether it was withdrawn, that centre knows.")
        self.ui.day.say(T("As of {day:day}", day=found.day) if found.ours else elsewhere)
        self.ui.code.write("")


def _facts(says: Says, centre: str) -> tuple[tuple[Said, Said], ...]:
    facts: tuple[tuple[Said, Said], ...] = (
        (T("Name", "student"), says.name),
        (T("Document", "certificate"), says.shown),
        (T("Student or volunteer number"), says.volunteer),
        (T("Hours", "service"), hours(says.minutes)),
        (T("Served", "certificate"), T("{first:day} to {last:day}", first=says.first, last=says.last)),
        (T("Certificate no."), says.number),
    )
    return (*facts, (T("Issued by", "certificate"), centre)) if centre else facts
