"""The addresses of the register of funders."""

from django.urls import path

from aanjager.partnership.funders import views

app_name = "funders"
urlpatterns = [
    path("geldgevers/", views.overview, name="overview"),
    path("balie/geldgevers/", views.keep, name="keep"),
    path("balie/geldgevers/<int:pk>/gestopt/", views.end, name="end"),
]
