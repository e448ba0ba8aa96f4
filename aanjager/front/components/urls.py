"""The parts of the look."""

from django.urls import path

from aanjager.front.components import views

app_name = "components"
urlpatterns = [path("", views.overview, name="overview")]
