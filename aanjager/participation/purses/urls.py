"""The addresses of the money of an initiative."""

from django.urls import path

from aanjager.participation.purses import views

app_name = "purses"
ONE = "initiatieven/<int:pk>/geld/"
urlpatterns = [
    path("organisatie/geld/", views.hosted, name="hosted"),
    path(ONE, views.overview, name="overview"),
    path(f"{ONE}vragen/", views.ask_host, name="ask_host"),
    path(f"{ONE}antwoord/", views.answer, name="answer"),
    path(f"{ONE}sluiten/", views.close, name="close"),
    path(f"{ONE}erbij/", views.receive, name="receive"),
    path(f"{ONE}eraf/", views.spend, name="spend"),
    path(f"{ONE}overzicht.<str:form>", views.sheet, name="sheet"),
    path(f"{ONE}<int:entry>/besluit/", views.decide, name="decide"),
    path(f"{ONE}<int:entry>/terug/", views.undo, name="undo"),
    path(f"{ONE}<int:entry>/bon/", views.receipt, name="receipt"),
    path(f"{ONE}<int:entry>/bon/erbij/", views.attach, name="attach"),
]
