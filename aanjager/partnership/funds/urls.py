"""The addresses of the register of funds."""

from django.urls import path

from aanjager.partnership.funds import views

app_name = "funds"
ONE = "balie/fondsen/<int:pk>/"
urlpatterns = [
    path("balie/fondsen/", views.overview, name="overview"),
    path("balie/fondsen/nieuw/", views.new, name="new"),
    path("balie/fondsen/past/", views.fitting, name="fitting"),
    path(ONE, views.detail, name="detail"),
    path(f"{ONE}wijzigen/", views.edit, name="edit"),
    path(f"{ONE}rondes/", views.add_round, name="add_round"),
    path(f"{ONE}eisen/", views.require, name="require"),
    path(f"{ONE}<str:what>/<int:part>/weg/", views.drop, name="drop"),
    path(f"{ONE}nagekeken/", views.check, name="check"),
]
