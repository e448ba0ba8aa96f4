"""The addresses of complaints."""

from django.urls import path

from aanjager.governance.complaints import views

app_name = "complaints"
ONE = "balie/klachten/<int:pk>/"
urlpatterns = [
    path("klacht/", views.complain, name="complain"),
    path("balie/klachten/", views.overview, name="overview"),
    path(ONE, views.detail, name="detail"),
    path(f"{ONE}gedaan/", views.log, name="log"),
    path(f"{ONE}antwoord/", views.answer, name="answer"),
]
