"""The addresses of trees: for everybody, and at the desk."""

from django.urls import path

from aanjager.learning.trees.views import desk, walking

app_name = "trees"
ONE = "balie/wegwijzer/<int:pk>/"
urlpatterns = [
    path("wegwijzer/", walking.overview, name="overview"),
    path("wegwijzer/<slug:slug>/", walking.start, name="start"),
    path("wegwijzer/<slug:slug>/vraag/", walking.question, name="question"),
    path("wegwijzer/<slug:slug>/uitkomst/", walking.outcome, name="outcome"),
    path("wegwijzer/<slug:slug>/uitkomst.pdf", walking.outcome_pdf, name="outcome_pdf"),
    path("wegwijzer/<slug:slug>/papier/", walking.paper_page, name="paper"),
    path("wegwijzer/<slug:slug>/papier.pdf", walking.paper_pdf, name="paper_pdf"),
    path("balie/wegwijzer/", desk.overview, name="desk"),
    path("balie/wegwijzer/nieuw/", desk.new, name="new"),
    path("balie/wegwijzer/inlezen/", desk.take_in, name="take_in"),
    path(ONE, desk.detail, name="detail"),
    path(f"{ONE}doe/", desk.do, name="do"),
    path(f"{ONE}tekst/", desk.text, name="text"),
    path(f"{ONE}vraag/", desk.step, name="add_step"),
    path(f"{ONE}conclusie/", desk.conclusion, name="add_conclusion"),
    path(f"{ONE}deel/<slug:part>/", desk.part, name="part"),
    path(f"{ONE}deel/<slug:part>/weg/", desk.remove, name="remove"),
    path(f"{ONE}wegen/", desk.paths, name="paths"),
    path(f"{ONE}bestand.json", desk.file, name="file"),
    path(f"{ONE}proef/", desk.try_start, name="try"),
    path(f"{ONE}proef/vraag/", desk.try_question, name="try_question"),
    path(f"{ONE}proef/uitkomst/", desk.try_outcome, name="try_outcome"),
    path(f"{ONE}proef/papier/", desk.try_paper, name="try_paper"),
]
