"""The addresses of surveys."""

from django.urls import path

from aanjager.outreach.surveys.views import answering, building, desk

app_name = "surveys"
urlpatterns = [
    path("balie/onderzoek/", desk.overview, name="overview"),
    path("balie/onderzoek/nieuw/", building.new, name="new"),
    path("balie/onderzoek/<int:pk>/", building.edit, name="edit"),
    path("balie/onderzoek/<int:pk>/ronde/", building.next_wave, name="next_wave"),
    path("balie/onderzoek/ronde/<int:wave>/", desk.wave, name="wave"),
    path("balie/onderzoek/ronde/<int:wave>/deel/", building.section, name="add_section"),
    path("balie/onderzoek/ronde/<int:wave>/deel/<int:pk>/", building.section, name="section"),
    path(
        "balie/onderzoek/ronde/<int:wave>/deel/<int:section>/vraag/",
        building.question,
        name="add_question",
    ),
    path("balie/onderzoek/ronde/<int:wave>/vraag/<int:pk>/", building.question, name="question"),
    path("balie/onderzoek/ronde/<int:wave>/schik/", building.arrange, name="arrange"),
    path("balie/onderzoek/ronde/<int:wave>/bekijk/", desk.preview, name="preview"),
    path("balie/onderzoek/ronde/<int:wave>/open/", desk.open_up, name="open"),
    path("balie/onderzoek/ronde/<int:wave>/uitnodigen/", desk.invite, name="invite"),
    path("balie/onderzoek/ronde/<int:wave>/sluiten/", desk.close, name="close"),
    path("balie/onderzoek/ronde/<int:wave>/teksten/", desk.texts, name="texts"),
    path("vragenlijst/<str:token>/", answering.begin, name="begin"),
    path("vragenlijst/<str:token>/<int:number>/", answering.section, name="answer"),
    path("vragenlijst/<str:token>/verstuur/", answering.send, name="send"),
]
