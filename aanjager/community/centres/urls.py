"""The centre's own pages at the desk, and its look."""

from django.urls import path

from aanjager.community.centres import views

app_name = "centres"
urlpatterns = [
    path("thema.css", views.theme, name="theme"),
    path("balie/centrale/", views.details, name="details"),
    path("balie/centrale/termijnen/", views.terms, name="terms"),
    path("balie/centrale/uiterlijk/", views.look, name="look"),
    path("balie/centrale/uiterlijk/voorbeeld.css", views.sample, name="sample"),
]
