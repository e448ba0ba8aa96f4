"""The addresses of model texts."""

from django.urls import path

from aanjager.learning.model_texts import views

app_name = "model_texts"
DESK = "balie/modellen/<int:pk>/"
urlpatterns = [
    path("modellen/", views.shown, name="shown"),
    path("modellen/<int:pk>/", views.read, name="read"),
    path("modellen/<int:pk>/tekst.txt", views.take, name="take"),
    path("balie/modellen/", views.overview, name="overview"),
    path("balie/modellen/nieuw/", views.new, name="new"),
    path(DESK, views.detail, name="detail"),
    path(f"{DESK}wijzig/", views.edit, name="edit"),
    path(f"{DESK}vaststellen/", views.settle, name="settle"),
    path(f"{DESK}tonen/", views.show, name="show"),
    path(f"{DESK}overnemen/", views.adopt, name="adopt"),
    path(f"{DESK}verschil/", views.compare, name="compare"),
]
