"""What kinds of fee, payers, and what was asked before an order are called."""

from collections.abc import Mapping

from app.flows.dealership.facts.authorisation import Answer, Proof
from app.flows.dealership.facts.estimates import OldParts, Paying
from app.flows.dealership.facts.payers import Fee, Payer
from app.flows.dealership.facts.price_list import Grade
from app.kernel.text import T, Text

FEES: Mapping[Fee, Text] = {
    Fee.DIAGNOSIS: T("Diagnosis", "fee"),
    Fee.EXAMINATION: T("Examination", "fee"),
    Fee.MATERIAL: T("Material", "fee"),
    Fee.LABOUR: T("Labour", "fee"),
    Fee.MACHINING: T("Machining", "fee"),
    Fee.OTHER: T("Other", "fee"),
}
PAYERS: Mapping[Payer, Text] = {
    Payer.CUSTOMER: T("Customer", "payer"),
    Payer.WARRANTY: T("Warranty", "payer"),
    Payer.INSURANCE: T("Insurance", "payer"),
    Payer.GOODWILL: T("Goodwill", "payer"),
    Payer.FIRST: T("First service", "payer"),
}
OLD_PARTS: Mapping[OldParts, Text] = {
    OldParts.TAKE: T("Taken along", "old parts"),
    OldParts.LOOK: T("Looked at, then left", "old parts"),
    OldParts.DISPOSE: T("Disposed of", "old parts"),
}
WAYS_TO_PAY: Mapping[Paying, Text] = {
    Paying.CASH: T("Cash", "way to pay"),
    Paying.CARD: T("Bank card", "way to pay"),
    Paying.MOBILE: T("By mobile phone", "way to pay"),
    Paying.ACCOUNT: T("On account", "way to pay"),
}
GRADES: Mapping[Grade, Text] = {
    Grade.MAKER: T("Maker's", "grade of a part"),
    Grade.OTHER: T("Other make", "grade of a part"),
    Grade.REPAIRED: T("Repaired", "grade of a part"),
}
ANSWERS: Mapping[Answer, Text] = {
    Answer.YES: T("Yes", "answer"),
    Answer.NO: T("No", "answer"),
    Answer.LATER: T("Later", "answer"),
}
PROOFS: Mapping[Proof, Text] = {
    Proof.SIGNATURE: T("signature", "proof"),
    Proof.MESSAGE: T("message", "proof"),
    Proof.RECORDED_CALL: T("recorded call", "proof"),
    Proof.SPOKEN: T("spoken", "proof"),
}
EXCESS = T("Excess of the insurance")
EXCESS_TOLD = T(
    "Of what the insurer pays, the excess of the policy is the customer's: it is paid with the settlement, or later once "
    "the insurer has told it."
)
"""What who agrees to a line of the insurer agrees to as well (DLR-21, 44)."""
