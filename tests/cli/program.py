"""The program with the made-up ninth flow in its list: `python -m tests.cli.program replay …`.

`--serve` has everything imported and forks a child for each line of words: to be killed again and again.
"""

import json
import os
import sys

import app.house
from app.cli.main import run

app.house.FLOWS = ("tests.flows.ninth",)


def serve() -> int:
    """Each line is the words of a command line, as JSON; says the child's number, what it says, and how it ended."""
    import app.cli.replaying

    app.house.load(app.house.FLOWS)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            print(f"begun {os.getpid()}", flush=True)
            status = run(json.loads(line))
            os._exit(status)
        print(f"\nended {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(serve() if sys.argv[1:] == ["--serve"] else run(sys.argv[1:]))
