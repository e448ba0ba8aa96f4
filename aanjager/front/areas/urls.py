"""The addresses of areas."""

from django.urls import path

from aanjager.front.areas import views

app_name = "areas"
urlpatterns = [
    path("gebieden/", views.start, name="start"),
    path("gebieden/<str:word>/<str:code>/", views.detail, name="detail"),
]
