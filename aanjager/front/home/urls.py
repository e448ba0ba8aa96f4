"""The first page and the general pages."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

app_name = "home"
urlpatterns = [
    # Without a token: it only remembers a language, and so public pages stay the same for everyone.
    path("taal/", csrf_exempt(set_language), name="language"),
]
