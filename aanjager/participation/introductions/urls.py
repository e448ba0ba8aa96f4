"""The addresses of introductions."""

from django.urls import path

from aanjager.participation.introductions import views

app_name = "introductions"
urlpatterns = [
    path("balie/introducties/", views.overview, name="overview"),
    path("balie/introducties/lijst/", views.export, name="export"),
    path("balie/introducties/nieuw/", views.new, name="new"),
    path("balie/introducties/<int:pk>/", views.detail, name="detail"),
    path("voorgesteld/<str:token>/", views.party, name="party"),
]
