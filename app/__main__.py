"""`python -m app` and the program `yingke`."""

import sys


def main() -> int:
    """The program's entry point; returns its status."""
    from app.cli.main import run  # an entry point: nothing is loaded that this start does not need

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
