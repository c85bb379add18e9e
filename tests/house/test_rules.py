"""Every rule of the specification is proven by a test."""

import pytest

from tools.rules import proofs, stated

BUILT = ("COM", "RST", "VOL", "DLR")


@pytest.mark.rule("COM-03")
def test_every_rule_is_proven() -> None:
    proven = proofs()
    open_ = {rule for rule in stated() if rule.startswith(BUILT) and not proven.get(rule)}
    assert open_ == set(), "proven by no test"


def test_every_proof_names_a_rule_that_is_stated() -> None:
    assert set(proofs()) <= set(stated())
