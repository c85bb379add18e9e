"""The store's tests need no flow but the made-up one."""

from collections.abc import Sequence

import pytest


@pytest.fixture(scope="session")
def folders() -> Sequence[str]:
    return ("tests.flows.ninth",)
