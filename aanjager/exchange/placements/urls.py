"""The addresses of reactions: public and of the volunteer."""

from django.urls import path

from aanjager.exchange.placements.views import links, own, visitor

app_name = "placements"
urlpatterns = [
    path("vacatures/<int:pk>/reageren/", visitor.react, name="react"),
    path("vacatures/<int:pk>/reageren/code/", visitor.code, name="code"),
    path("plek-vrij/<str:token>/", links.offer, name="offer"),
    path("mijn/reacties/", own.own_list, name="own_list"),
    path("mijn/reacties/<int:pk>/", own.own, name="own"),
    path("mijn/reacties/<int:pk>/versturen/", own.confirm, name="confirm"),
    path("mijn/reacties/<int:pk>/zeggen/", own.say, name="say"),
    path("mijn/reacties/<int:pk>/intrekken/", own.withdraw, name="withdraw"),
    path("mijn/reacties/<int:pk>/stoppen/", own.end, name="end"),
    path("mijn/reacties/<int:pk>/agenda.ics", own.calendar, name="calendar"),
]
