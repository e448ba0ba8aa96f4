"""The addresses of asking: of the organisation, and behind the link of a letter."""

from django.urls import path

from aanjager.exchange.asks import views

app_name = "asks"
urlpatterns = [
    path("vacatures/gevraagd/<str:token>/", views.answer, name="answer"),
    path("organisatie/vacature/<int:pk>/vragen/", views.wave, name="wave"),
]
