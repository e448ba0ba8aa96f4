from django.urls import path

from aanjager.participation.origins import views

app_name = "origins"
urlpatterns = [
    path("balie/signalen/patronen/<int:pk>/initiatieven/", views.of_pattern, name="of_pattern"),
]
