"""The addresses of the finder: public, and what somebody keeps."""

from django.urls import path

from aanjager.exchange.matching import views

app_name = "matching"
urlpatterns = [
    path("vacatures/", views.finder, name="finder"),
    path("vacatures/getoond/", views.shown, name="shown"),
    path("vacatures/volgorde/", views.order, name="order"),
    path("vacatures/bewaar/", views.save, name="save"),
    path("vacatures/brieven/<str:token>/", views.stop_letters, name="stop_letters"),
    path("mijn/zoekvragen/", views.saved, name="saved"),
    path("mijn/zoekvragen/<int:pk>/brieven/", views.letters, name="letters"),
    path("mijn/zoekvragen/<int:pk>/weg/", views.forget, name="forget"),
    path("vacatures/<int:pk>/niet-voor-mij/", views.hide, name="hide"),
    path("vacatures/weer-tonen/", views.show_again, name="show_again"),
]
