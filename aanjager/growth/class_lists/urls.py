"""The addresses of a class as a whole."""

from django.urls import path

from aanjager.growth.class_lists import views

app_name = "class_lists"
GROUP = "stages/klas/<int:pk>/"
urlpatterns = [
    path(GROUP, views.group, name="group"),
    path(f"{GROUP}leerlingen/", views.bring_in, name="bring_in"),
    path(f"{GROUP}leerlingen/voorbeeld.csv", views.example, name="example"),
    path("stages/leerling/<int:pk>/weg/", views.remove, name="remove"),
    path(f"{GROUP}herinneren/", views.remind, name="remind"),
    path(f"{GROUP}resultaat.<str:form>", views.export, name="export"),
    path(f"{GROUP}klaar/", views.close, name="close"),
]
