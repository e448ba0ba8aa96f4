"""The addresses of the finder: public, and what somebody keeps."""

from django.urls import path

from aanjager.exchange.matching import views

app_name = "matching"
urlpatterns = [
    path("vacatures/", views.finder, name="finder"),
    path("vacatures/getoond/", views.shown, name="shown"),
    path("vacatures/volgorde/", views.order, name="order"),
    path("vacatures/<int:pk>/niet-voor-mij/", views.hide, name="hide"),
    path("vacatures/weer-tonen/", views.show_again, name="show_again"),
]
