"""A lease: one at a time, and gone with its process however that ends."""

import os
import signal
import subprocess
import sys
from contextlib import closing

import pytest

from app.store.lease import Lease
from app.store.store import Store, open_store
from tests.fixtures import Database

pytestmark = pytest.mark.rule("COM-61")
HOLDER = """
import sys, time
from app.store.engine import open_engine
from app.store.lease import Lease
print(Lease(open_engine(sys.argv[1]), "printing-A1").take(), flush=True)
time.sleep(60)
"""


@pytest.mark.both
def test_one_at_a_time_has_it_and_a_kill_gives_it_back(database: Database, store: Store) -> None:
    url = store.url.render_as_string(hide_password=False)
    with subprocess.Popen([sys.executable, "-c", HOLDER, url], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "True\n"
        one = Lease(store.engine, "printing-A1")
        assert not one.take()
        others = Lease(store.engine, "printing-B2")
        assert others.take(), "another counter's is another one"
        others.let_go()
        os.kill(other.pid, signal.SIGKILL)
    assert taken(one)
    assert one.take(), "it has it already"
    with closing(open_store(database.home, database.url, database.folders)) as second:
        two = Lease(second.engine, "printing-A1")
        assert not two.take()
        one.let_go()
        assert taken(two)
        two.let_go()


def taken(lease: Lease) -> bool:
    """Whether it is free at last: a server sees a moment later that a client has gone."""
    return any(lease.take() for _ in range(10_000))


def test_where_no_file_can_be_made_nobody_has_it(database: Database, store: Store) -> None:
    (database.home / "odd.lock").mkdir()
    assert not Lease(store.engine, "odd").take()
