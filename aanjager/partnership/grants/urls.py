"""The addresses of the public grants."""

from django.urls import path

from aanjager.partnership.grants import views

app_name = "grants"
urlpatterns = [
    path("subsidies/", views.overview, name="overview"),
    path("subsidies/<slug:key>/", views.receiver, name="receiver"),
]
