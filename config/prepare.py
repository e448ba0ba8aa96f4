"""What `make demo` does before it serves: every step in one process, which learns the house once.

python -m config.prepare PORT FILE

What is to be said when the web server answers is left in the file.
"""

import sys
from pathlib import Path

import django
from django.core.management import CommandError, call_command

STEPS = [
    ("Tabellen bijwerken / bringing the tables up to date", ["migrate", "--verbosity=0"]),
    ("Woorden / words", ["words", "--compile"]),
    ("Vaste gegevens / reference data", ["load_reference"]),
    ("Bestanden / files", ["collectstatic", "--noinput", "--verbosity=0"]),
    ("Voorbeeldgegevens / demonstration data", ["load_demo"]),
]


def main(port: str, file: str) -> int:
    """Take every step; the exit code says whether all of them went well."""
    django.setup()
    for words, command in STEPS:
        print(f"· {words}", flush=True)
        try:
            call_command(*command)
        except CommandError as error:
            print(f"`manage.py {command[0]}` stopped: {error}", file=sys.stderr)
            return 1
    with Path(file).open("w", encoding="utf-8") as out:
        call_command("load_demo", say=port, stdout=out)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
