"""Take in answers and questions by mail: one message from standard input, or a whole Maildir.

    antwoord: "|/srv/aanjager/.venv/bin/python /srv/aanjager/manage.py receive_mail"
    vraag: "|/srv/aanjager/.venv/bin/python /srv/aanjager/manage.py receive_mail"

An answer goes to its conversation, what came to the question box of a centre to its desk.

The exit codes are those that a mail server expects of a pipe: 0 taken in (or nothing to take), 65
unreadable, 75 try again later, 77 refused. What stands on standard error goes back to the sender.
"""

import mailbox
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils.timezone import now

from aanjager.advice.expertise import actions as questions
from aanjager.advice.expertise.choices import REPLY_TOPIC
from aanjager.exchange.placements import actions
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters import queries

TAKEN, UNREADABLE, LATER, REFUSED = 0, 65, 75, 77


class Command(BaseCommand):
    help = "Takes in answers and questions by mail, from standard input or with --maildir from a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--maildir", type=Path, help="take in everything new in this Maildir")
        parser.add_argument("--dry-run", action="store_true", help="read and say, keep nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["maildir"]:
            self.take_folder(options["maildir"], options["dry_run"])
            return
        raw = sys.stdin.buffer.read(queries.LARGEST_MAIL + 1)
        code, words = self.take(raw, options["dry_run"])
        if code != TAKEN:
            raise CommandError(words, returncode=code)
        self.stdout.write(words)

    def take(self, raw: bytes, is_dry: bool) -> tuple[int, str]:
        """Take in one message; return the exit code and what to say."""
        try:
            incoming = queries.read(raw)
            if is_dry:
                return (
                    TAKEN,
                    f"{incoming.sender} -> {incoming.about or incoming.box}: "
                    f"{len(incoming.text)} characters",
                )
            message = _room_of(incoming)(incoming, by=CLOCK, at=now())
        except queries.Unreadable as problem:
            return UNREADABLE, str(problem)
        except Refused as refused:
            return REFUSED, str(refused)
        except Error as problem:
            return (
                LATER,
                f"The database does not answer now ({type(problem).__name__}). Try again later.",
            )
        return TAKEN, "Taken in." if message else "Nothing to take in."

    def take_folder(self, folder: Path, is_dry: bool) -> None:
        """Take in a Maildir: what is done moves to `cur`, what was refused gets a flag; then count."""
        if not (folder / "new").is_dir():
            raise CommandError(f"{folder} is no Maildir: it has no folder `new`.", returncode=64)
        box, counted = mailbox.Maildir(folder, create=False), Counter[int]()
        waiting = [key for key, mail in box.iteritems() if mail.get_subdir() == "new"]
        for number, key in enumerate(sorted(waiting), 1):
            code, words = self.take(box.get_bytes(key), is_dry)
            counted[code] += 1
            self.stderr.write(f"{number}/{len(waiting)} {key}: {words}")
            if code != LATER and not is_dry:
                mail = box[key]
                mail.set_subdir("cur")
                mail.set_flags("S" if code == TAKEN else "SF")
                box[key] = mail
        self.stdout.write(
            f"taken in {counted[TAKEN]}, refused {counted[REFUSED]}, "
            f"unreadable {counted[UNREADABLE]}, later {counted[LATER]}"
        )
        if counted[LATER]:
            raise CommandError("Some wait for the database.", returncode=LATER)


def _room_of(incoming: queries.Incoming) -> Callable[..., object]:
    """Who takes a mail in, by what stands in the address it went to."""
    topic = incoming.about[0] if incoming.about else ""
    if topic == REPLY_TOPIC:
        return questions.reply
    return questions.receive if incoming.box and not topic else actions.receive
