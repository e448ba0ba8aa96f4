"""The addresses of handing somebody over."""

from django.urls import path

from aanjager.participation.handover import views

app_name = "handover"
PERSON = "balie/mensen/<int:pk>/andere-centrale/"
urlpatterns = [
    path(PERSON, views.away, name="away"),
    path(f"{PERSON}<int:handover>/intrekken/", views.withdraw, name="withdraw"),
    path(f"{PERSON}<int:handover>/antwoord/", views.write_down, name="write_down"),
    path("balie/overgedragen/", views.here, name="here"),
    path("balie/overgedragen/<int:pk>/beginnen/", views.receive, name="receive"),
    path("mijn/andere-centrale/<int:pk>/", views.own, name="own"),
    path("mijn/andere-centrale/<int:pk>/antwoord/", views.answer, name="answer"),
]
