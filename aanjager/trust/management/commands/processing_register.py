"""`manage.py processing_register`: print the register of processing (article 30 GDPR) from the schema."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from aanjager.trust.privacy import queries


class Command(BaseCommand):
    help = "Prints, as a markdown table, every field that says something about people, with why and how long."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--language", default="nl", choices=["nl", "en"])

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            for line in queries.register_as_markdown():
                self.stdout.write(line)
