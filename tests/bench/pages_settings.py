"""The settings of the house with the addresses of the bench, and files as they are served for real."""

from config.settings import *  # noqa: F403
from config.settings import STORAGES, VAR

ROOT_URLCONF = "tests.bench.pages_urls"
STATIC_ROOT = VAR / "bench-static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
WHITENOISE_USE_FINDERS = False
