"""The addresses of what two centres do together."""

from django.urls import path

from aanjager.outreach.sharing import views

app_name = "sharing"
ONE = "balie/samen/<int:pk>/"
urlpatterns = [
    path("balie/samen/", views.overview, name="overview"),
    path("balie/samen/nieuw/", views.new, name="new"),
    path(ONE, views.detail, name="detail"),
    path(f"{ONE}ja/", views.accept, name="accept"),
    path(f"{ONE}nee/", views.decline, name="decline"),
    path(f"{ONE}stoppen/", views.end, name="end"),
    path(f"{ONE}voorstel/", views.propose, name="propose"),
]
