from django.urls import path, re_path

from aanjager.front.exports import views

app_name = "exports"
urlpatterns = [
    path("export/", views.overview, name="overview"),
    re_path(r"^export/(?P<what>[a-z]+)\.(?P<form>csv|xlsx)$", views.take, name="take"),
]
