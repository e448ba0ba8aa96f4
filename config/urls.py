"""Every address of the house, room by room. Paths are Dutch and stay."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
