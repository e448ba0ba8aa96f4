"""The addresses of questionnaires as files."""

from django.urls import path

from aanjager.outreach.xlsforms import views

app_name = "xlsforms"
urlpatterns = [
    path("balie/onderzoek/ronde/<int:wave>/xlsform/", views.take, name="take"),
    path("balie/onderzoek/ronde/<int:wave>/inlezen/", views.bring, name="bring"),
]
