"""The address at which staff look in frameworks of others."""

from django.urls import path

from aanjager.growth.frameworks import views

app_name = "frameworks"
urlpatterns = [path("balie/stelsels/", views.search, name="search")]
