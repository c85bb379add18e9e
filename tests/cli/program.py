"""The program with the made-up ninth flow in its list: `python -m tests.cli.program replay …`."""

import os
import sys

import app.house
from app.cli.main import run

app.house.FLOWS = tuple(os.environ.get("YINGKE_TEST_FLOWS", "tests.flows.ninth").split())

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
