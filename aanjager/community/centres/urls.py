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
    path("balie/centrale/medewerkers/", views.staff, name="staff"),
    path("balie/centrale/medewerkers/<int:pk>/stopt/", views.end_role, name="end_role"),
    path("balie/centrale/bezoeken/", views.visits, name="visits"),
    path("netwerk/bezoek/", views.enter, name="enter"),
    path("netwerk/bezoek/<int:pk>/klaar/", views.go_out, name="go_out"),
]
