"""The kinds of fee, and who pays them (DLR-15, 42)."""

from enum import StrEnum


class Fee(StrEnum):
    """The kinds of fee, in the order of the national settlement list (JT/T 1133)."""

    DIAGNOSIS = "diagnosis"
    EXAMINATION = "examination"
    MATERIAL = "material"
    LABOUR = "labour"
    MACHINING = "machining"
    OTHER = "other"


LOOKS = (Fee.DIAGNOSIS, Fee.EXAMINATION)
"""Work that looks for the fault, and mends nothing."""


class Payer(StrEnum):
    """Who pays."""

    CUSTOMER = "customer"
    WARRANTY = "warranty"
    INSURANCE = "insurance"
    GOODWILL = "goodwill"
    FIRST = "first"
    """The maker, for the first maintenance of a car."""
