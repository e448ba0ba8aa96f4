"""The addresses of texts, their amendments and the bodies that decide."""

from django.urls import path

from aanjager.front.papers.views import amending, board, hall, proposing, texts

app_name = "documents"
urlpatterns = [
    path("stukken/", texts.overview, name="overview"),
    path("stukken/nieuw/", texts.new, name="new"),
    path("stukken/uitleg/", amending.states, name="states"),
    path("stukken/organen/", board.bodies, name="bodies"),
    path("stukken/organen/<int:pk>/", board.body, name="body"),
    path("stukken/<int:pk>/", texts.text, name="text"),
    path("stukken/<int:pk>/schrijven/", texts.write, name="write"),
    path("stukken/<int:pk>/ter-inzage/", texts.lay_open, name="lay_open"),
    path("stukken/<int:pk>/versies/<int:number>/", texts.version, name="version"),
    path("stukken/<int:pk>/voorstel/", proposing.propose, name="propose"),
    path("stukken/<int:pk>/voorstellen/", amending.overview, name="amendments"),
    path("stukken/<int:pk>/voorstellen/<int:number>/", amending.amendment, name="amendment"),
    path("stukken/<int:pk>/voorstellen/<int:number>/<slug:step>/", amending.act, name="act"),
    path("stukken/<int:pk>/bestuur/", board.board, name="board"),
    path("stukken/<int:pk>/verwerken/", board.merge, name="merge"),
    path("stukken/<int:pk>/vaststellen/", board.enact, name="enact"),
    path("zaal/<int:meeting>/plenair/voorstel/", hall.amend, name="amend_in_hall"),
]
