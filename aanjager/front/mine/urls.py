from django.urls import path

from aanjager.front.mine import views

app_name = "mine"
urlpatterns = [
    path("mijn/", views.overview, name="overview"),
    path("mijn/rollen/", views.roles, name="roles"),
    path("mijn/sessies/", views.sessions, name="sessions"),
    path("mijn/sessies/anders/", views.end_other_sessions, name="end_other_sessions"),
    path("mijn/sessies/<int:pk>/weg/", views.end_session, name="end_session"),
]
