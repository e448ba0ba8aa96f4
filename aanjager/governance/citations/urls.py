"""The addresses of evidence."""

from django.urls import path

from aanjager.governance.citations import views

app_name = "citations"
urlpatterns = [
    path("balie/plannen/<int:pk>/bewijs/", views.overview, name="overview"),
    path("balie/plannen/<int:pk>/bewijs/<int:thing>/weg/", views.drop, name="drop"),
]
