"""`yingke new-pin LOGIN`: the way back into a house whose pepper is lost for good."""

import argparse
import os
import uuid

from app.cli.opening import opened
from app.cli.speech import Voice
from app.counter.bus import Call
from app.counter.desk import holder
from app.counter.pins import fresh_pin
from app.kernel.refusal import No, Refused
from app.kernel.text import T
from app.store.home import data_folder
from app.store.secrets import PEPPER, keep_pepper, new_pepper, pepper_lost


def new_pin(read: argparse.Namespace, voice: Voice) -> int:
    """Make a new pepper and give one manager a PIN under it; every other PIN is then given anew (COM-82).

    Only where the pepper is lost: whoever can take it away holds the data folder, and could as well write
    into the data. Nothing is kept of the new one before the command is on disk.
    """
    home, made, pin = data_folder(os.environ), new_pepper(), fresh_pin()
    if pepper_lost(home) is None:
        raise Refused(
            No(
                "The file {file} is there: a manager gives a new PIN under Staff.",
                {"file": str(home / PEPPER)},
            )
        )
    with opened(voice, pepper=made) as house:
        args = {"login": read.login, "pin": pin}
        desk = house.desk
        desk.carry_out(
            Call(uuid.uuid4().hex, "house.renew_pin", args, desk.clock.now(), holder(), desk.counter)
        )
    keep_pepper(home, made)
    voice.tell(
        T("The new PIN of {login} is {pin}. Log in and choose another one.", login=read.login, pin=pin)
    )
    voice.say(
        T(
            "Give everybody else a new PIN under Staff, copy the new {file} to every other counter, "
            "and keep a copy of it apart.",
            file=str(home / PEPPER),
        )
    )
    return 0
