"""What every test has at hand."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytest_plugins = ["tests.fixtures", "tests.founded"]
