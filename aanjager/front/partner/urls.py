"""The addresses of the partner's window."""

from django.urls import path

from aanjager.front.partner import views

app_name = "partner"
urlpatterns = [
    path("partner/<str:token>/", views.door, name="door"),
    path("partner/<str:token>/cijfers/", views.window, name="window"),
    path("partner/<str:token>/<int:year>/<int:number>/", views.quarter, name="quarter"),
]
