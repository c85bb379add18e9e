"""What needs the window: imported only when asked for, so that the rest runs without Qt."""

import argparse
import sys
from pathlib import Path

from app.cli.speech import Voice


def window(read: argparse.Namespace, voice: Voice) -> int:
    """Open the window."""
    from app.shell.main import main  # an entry point: the only one here that needs Qt

    return main(sys.argv[1:])


def shots(read: argparse.Namespace, voice: Voice) -> int:
    """Draw every screen with sample data, in both languages and themes (COM-74)."""
    from app.shell.shots import main  # an entry point: needs Qt

    return main(Path(read.folder))


def tour(read: argparse.Namespace, voice: Voice) -> int:
    """Walk a clerk's day through the real screens, and leave papers and pictures."""
    from app.shell.tour import main  # an entry point: needs Qt

    return main(Path(read.folder), tell=voice.tell)
