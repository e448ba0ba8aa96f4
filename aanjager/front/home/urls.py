"""The first page and the general pages."""

from django.templatetags.static import static
from django.urls import path
from django.utils.functional import lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView
from django.views.i18n import set_language

from aanjager.front.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    # Without a token: it only remembers a language, and so public pages stay the same for everyone.
    path("taal/", csrf_exempt(set_language), name="language"),
    path(".well-known/security.txt", views.security, name="security"),
    # Browsers ask for it unasked; the mark is drawn, so it is small.
    path("favicon.ico", RedirectView.as_view(url=lazy(static, str)("spark.svg")), name="favicon"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("gezond", views.alive, name="alive"),
    path("klaar", views.ready, name="ready"),
]
