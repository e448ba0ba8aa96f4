"""The addresses of first meetings."""

from django.urls import path

from aanjager.participation.welcomes import views

app_name = "welcomes"
urlpatterns = [
    path("initiatieven/<int:pk>/aanbod/<int:answer>/welkom/", views.arrange, name="arrange"),
    path("eerste-keer/<str:token>/", views.tell, name="tell"),
]
