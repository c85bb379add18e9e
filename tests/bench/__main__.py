"""`python -m tests.bench [part …]`: each ratio, its goal, and how it stands."""

import importlib
import sys

PARTS = (
    "start",
    "screens",
    "commands",
    "board",
    "books",
    "shop",
    "search",
    "journal",
    "notices",
    "papers",
    "certificates",
    "engines",
    "runs",
)


def main(parts: list[str]) -> None:
    """Measure the named parts, or all."""
    for part in parts or PARTS:
        for one in importlib.import_module(f"tests.bench.{part}").measure():
            print(one, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
