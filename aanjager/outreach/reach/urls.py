"""The addresses of whom a centre reaches."""

from django.urls import path

from aanjager.outreach.reach import views

app_name = "reach"
urlpatterns = [
    path("balie/onderzoek/bereik/", views.overview, name="overview"),
    path("balie/onderzoek/bereik/begin/", views.begin, name="begin"),
]
