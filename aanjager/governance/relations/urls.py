"""The addresses of the relations file."""

from django.urls import path

from aanjager.governance.relations import views

app_name = "relations"
ONE = "balie/relaties/<int:pk>/"
urlpatterns = [
    path("balie/relaties/", views.overview, name="overview"),
    path("balie/relaties/nieuw/", views.new, name="new"),
    path(ONE, views.detail, name="detail"),
    path(f"{ONE}wijzig/", views.edit, name="edit"),
    path(f"{ONE}gesprek/", views.talk, name="talk"),
    path(f"{ONE}vervolg/", views.plan, name="plan"),
    path(f"{ONE}vervolg/<int:thing>/klaar/", views.finish, name="finish"),
    path(f"{ONE}wissen/", views.erase, name="erase"),
    path(f"{ONE}dossier.json", views.take, name="take"),
]
