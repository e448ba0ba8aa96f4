"""All settings, from the environment; `docs/operating.md` lists the names."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from config import database, environment

ROOT = Path(__file__).parent.parent
VAR = Path(environment.text("AANJAGER_VAR", str(ROOT / "var")))
DEMO = environment.flag("AANJAGER_DEMO", False)
DEBUG = environment.flag("AANJAGER_DEBUG", False)
PRODUCTION = environment.flag("AANJAGER_PRODUCTION", False)
SECRET_KEY = environment.text(
    "AANJAGER_SECRET_KEY", None if PRODUCTION else "only-for-demo-and-test"
)
# What the keys of centres are sealed with; without it no proof can be signed, and no copy of the data.
KEY_SEAL = environment.text("AANJAGER_KEY_SEAL", None if PRODUCTION else "only-for-demo-and-test")
CONTEXTS = ROOT / "var" / "contexts"  # written by `make setup` (kernel/proofs/contexts.mjs)
ALLOWED_HOSTS = environment.words(
    "AANJAGER_HOSTS", ".localhost,localhost,127.0.0.1,[::1],testserver,.test"
)

FLOORS = [
    "kernel",
    "trust",
    "community",
    "exchange",
    "learning",
    "advice",
    "growth",
    "participation",
    "outreach",
    "governance",
    "partnership",
    "assembly",
    "front",
    "demo",
]  # from the ground up
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "django_htmx",
    "template_partials",
    "csp",
    *(f"aanjager.{floor}" for floor in FLOORS),
    "django.forms",  # after our floors, so that our templates of inputs come first
]
# The sentence that a room above has for one person beside a thing of a room below (kernel/beside.py).
BESIDE = {
    "account": ["aanjager.growth.internships.queries"],
    "evidence": ["aanjager.growth.paths.queries", "aanjager.outreach.action_days.queries"],
    "opportunity": ["aanjager.growth.support_wishes.queries.beside"],
    "quality": [
        "aanjager.advice.articles.queries.beside",
        "aanjager.advice.assignments.queries.beside",
    ],
}
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "aanjager.kernel.languages.PartlySpokenMiddleware",
    "aanjager.kernel.middleware.FormAddressMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "aanjager.community.organisations.middleware.door_middleware",
    "aanjager.front.door.middleware.SecondStepMiddleware",
    "aanjager.kernel.middleware.RefusalMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": database.configured(VAR / "postgres")}
ATOMIC_REQUESTS = False
CACHES = {
    "default": {  # counts and proofs: shared by every process and machine (`kernel/memory.py`)
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_memory",
        "KEY_FUNCTION": "aanjager.kernel.memory.sealed_key",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # so that nobody pushes a count out by making others
    },
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},  # cards of the finder; some 2 kB each
    },
}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [*sorted(ROOT.glob("aanjager/*/*/templates"))],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "template_partials.templatetags.partials",
                "aanjager.kernel.templatetags.parts",
                "aanjager.kernel.templatetags.framing",
                "aanjager.kernel.templatetags.rows",
                "aanjager.kernel.templatetags.reading",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "aanjager.kernel.pages.page_context",
            ],
        },
    }
]
FORM_RENDERER = "aanjager.kernel.forms.HouseRenderer"

# Language and time
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English"), ("ar", "العربية")]
# Arabic begins with the way from the first page to what became of a reaction (docs/decisions/0027). A machine made
# it; until somebody who speaks it has read it (`is_read`), every page says so.
PARTLY_SPOKEN: dict[str, dict[str, Any]] = {
    "ar": {
        "is_read": False,
        "pages": [
            "home:home",
            "home:language",
            "account_login",
            "account_confirm_login_code",
            "account_inactive",
            "account_logout",
            "matching:finder",
            "opportunities:detail",
            "placements:react",
            "placements:code",
            "placements:own_list",
            "placements:own",
            "placements:confirm",
            "placements:say",
            "placements:withdraw",
            "placements:end",
        ],
    }
}
LANGUAGE_COOKIE_NAME = "taal"
LOCALE_PATHS = [*sorted(ROOT.glob("aanjager/*/*/locale")), ROOT / "aanjager" / "kernel" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# Sign-in: a code by mail or a passkey, no passwords to lose; staff have a second factor
AUTH_USER_MODEL = "trust.User"
AUTHENTICATION_BACKENDS = ["aanjager.community.organisations.middleware.AccountBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/mijn/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code in the mail has proven the address
ACCOUNT_ADAPTER = "aanjager.trust.accounts.emails.OutboxAdapter"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,3/m/key,12/h/key",  # the key is the address
    "enter_code": "30/m/ip,3/900s/key",  # the key is the code
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "aanjager.trust.accounts.emails.SecondStepAdapter"
MFA_FORMS = {
    "authenticate": "aanjager.trust.accounts.forms.SecondStepForm",
    "reauthenticate": "aanjager.trust.accounts.forms.ConfirmForm",
    "activate_totp": "aanjager.trust.accounts.forms.StartAppForm",
    "authenticate_webauthn": "aanjager.trust.accounts.forms.KeyForm",
    "login_webauthn": "aanjager.trust.accounts.forms.KeySignInForm",
    "reauthenticate_webauthn": "aanjager.trust.accounts.forms.KeyConfirmForm",
    "add_webauthn": "aanjager.trust.accounts.forms.NewKeyForm",
    "edit_webauthn": "aanjager.trust.accounts.forms.KeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
USERSESSIONS_TRACK_ACTIVITY = False
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30

# Mail goes into our own outbox first; a job sends it on and tries again
EMAIL_BACKEND = f"django.core.mail.backends.{'filebased' if DEMO else 'smtp'}.EmailBackend"
EMAIL_FILE_PATH = str(VAR / "mail")  # only the demonstration keeps its mail in files
EMAIL_HOST = environment.text("AANJAGER_MAIL_HOST", "127.0.0.1")
EMAIL_PORT = environment.number("AANJAGER_MAIL_PORT", 8025)
EMAIL_HOST_USER = environment.text("AANJAGER_MAIL_USER", "")
EMAIL_HOST_PASSWORD = environment.text("AANJAGER_MAIL_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("AANJAGER_MAIL_TLS", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("AANJAGER_MAIL_FROM", "aanjager@localhost")
LINK_SCHEME = "https" if PRODUCTION else "http"  # of the links in letters
LINK_HOST = environment.text("AANJAGER_LINK_HOST", "localhost")  # the network's own address
LINK_PORT = environment.text("AANJAGER_LINK_PORT", "" if PRODUCTION else "8000")
MAIL_REPLY_DOMAIN = environment.text("AANJAGER_MAIL_REPLY_DOMAIN", "antwoord.localhost")

# Jobs: every room's `jobs.py`, and the clock
PROCRASTINATE_IMPORT_PATHS = [
    *(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in sorted(ROOT.glob("aanjager/*/*/jobs.py"))
    ),
    "config.schedule",
]

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [path for path in [ROOT / "var" / "look"] if path.exists()]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "media"},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if environment.flag("AANJAGER_HASHED_FILES", False)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not environment.flag("AANJAGER_HASHED_FILES", False)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Security
SECURITY_CONTACT = environment.text("AANJAGER_SECURITY_CONTACT", f"mailto:{DEFAULT_FROM_EMAIL}")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "geolocation": [],
    "microphone": [],
    "payment": [],
    "usb": [],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": environment.text("AANJAGER_LOG_LEVEL", "WARNING")},
    "loggers": {"aanjager": {"level": "INFO"}},
}
