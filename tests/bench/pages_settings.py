"""The settings of the house with the addresses of the bench."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.pages_urls"
