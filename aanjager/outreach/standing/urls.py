"""The addresses of standing questions."""

from django.urls import path

from aanjager.outreach.standing import views

app_name = "standing"
urlpatterns = [
    path("balie/onderzoek/vast/", views.overview, name="overview"),
    path("balie/onderzoek/vast/klaarzetten/", views.prepare, name="prepare"),
    path("balie/onderzoek/vast/<int:pk>/schakel/", views.switch, name="switch"),
    path("mijn/vaste-vragen/", views.own, name="own"),
    path("vragenlijst/<str:token>/niet-meer/", views.stop, name="stop"),
]
