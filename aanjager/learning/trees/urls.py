"""The addresses of trees: for everybody, and tried out at the desk."""

from django.urls import path

from aanjager.learning.trees.views import trial, walking

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
    path(f"{ONE}proef/", trial.try_start, name="try"),
    path(f"{ONE}proef/vraag/", trial.try_question, name="try_question"),
    path(f"{ONE}proef/uitkomst/", trial.try_outcome, name="try_outcome"),
    path(f"{ONE}proef/papier/", trial.try_paper, name="try_paper"),
]
