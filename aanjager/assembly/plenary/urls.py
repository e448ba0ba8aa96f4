from django.urls import path

from aanjager.assembly.plenary.views import merging, polls, screen, talk

app_name = "plenary"
HALL = "zaal/<int:meeting>/plenair/"
urlpatterns = [
    path(HALL, merging.overview, name="overview"),
    path(f"{HALL}voegen/", merging.merge, name="merge"),
    path(f"{HALL}beginnen/", merging.begin, name="begin"),
    path(f"{HALL}terug/", merging.undo, name="undo"),
    path(f"{HALL}voorleggen/", merging.present, name="present"),
    path(f"{HALL}punt/<int:pk>/", merging.point, name="point"),
    path(f"{HALL}thema/<int:pk>/", talk.theme, name="theme"),
    path(f"{HALL}thema/<int:pk>/verwoorden/", talk.reword, name="reword"),
    path(f"{HALL}thema/<int:pk>/stap/", talk.step, name="step"),
    path(f"{HALL}thema/<int:pk>/regel/", talk.say, name="say"),
    path(f"{HALL}thema/<int:pk>/aanreiken/", talk.offer, name="offer"),
    path(f"{HALL}regel/<int:pk>/", talk.line, name="line"),
    path(f"{HALL}voorstellen/", talk.sources, name="sources"),
    path(f"{HALL}scherm/", screen.screen, name="screen"),
    path(f"{HALL}scherm/toon/", screen.project, name="project"),
    path(f"{HALL}peilingen/", polls.overview, name="polls"),
    path(f"{HALL}peiling/<int:pk>/", polls.poll, name="poll"),
    path(f"{HALL}peiling/<int:pk>/stap/", polls.step, name="poll_step"),
]
