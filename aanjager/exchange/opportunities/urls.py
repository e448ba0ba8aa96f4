"""The addresses of opportunities: public, of the organisation, at the desk."""

from django.urls import path

from aanjager.exchange.opportunities import views

app_name = "opportunities"
urlpatterns = [
    path("vacatures/<int:pk>/", views.detail, name="detail"),
    path("vacatures/antwoord/<str:token>/", views.answer, name="answer"),
    path("organisatie/<int:organisation>/vacatures/<int:pk>/", views.own, name="own"),
]
