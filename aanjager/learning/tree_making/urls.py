"""The addresses of making guides."""

from django.urls import path

from aanjager.learning.tree_making import views

app_name = "tree_making"
ONE = "balie/wegwijzer/<int:pk>/"
urlpatterns = [
    path("balie/wegwijzer/", views.overview, name="desk"),
    path("balie/wegwijzer/nieuw/", views.new, name="new"),
    path("balie/wegwijzer/inlezen/", views.take_in, name="take_in"),
    path(ONE, views.detail, name="detail"),
    path(f"{ONE}doe/", views.do, name="do"),
    path(f"{ONE}tekst/", views.text, name="text"),
    path(f"{ONE}engels/", views.english, name="english"),
    path(f"{ONE}vraag/", views.step, name="add_step"),
    path(f"{ONE}conclusie/", views.conclusion, name="add_conclusion"),
    path(f"{ONE}deel/<slug:part>/", views.part, name="part"),
    path(f"{ONE}deel/<slug:part>/weg/", views.remove, name="remove"),
    path(f"{ONE}wegen/", views.paths, name="paths"),
    path(f"{ONE}bestand.json", views.file, name="file"),
]
