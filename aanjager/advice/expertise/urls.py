"""The addresses of the question desk."""

from django.urls import path

from aanjager.advice.expertise.views import asking, desk

app_name = "expertise"
ONE = "balie/vragen/<int:pk>/"
urlpatterns = [
    path("vraag/", asking.ask, name="ask"),
    path("vraag/lijkt-op/", asking.near, name="near"),
    path("vraag/v/<str:token>/", asking.link, name="link"),
    path("vraag/v/<str:token>/<slug:step>/", asking.link_step, name="link_step"),
    path("mijn/vragen/", asking.own_list, name="own_list"),
    path("mijn/vragen/<int:pk>/", asking.own, name="own"),
    path("mijn/vragen/<int:pk>/<slug:step>/", asking.own_step, name="own_step"),
    path("balie/vragen/", desk.overview, name="overview"),
    path("balie/vragen/nieuw/", desk.new, name="new"),
    path(ONE, desk.detail, name="detail"),
    path(f"{ONE}sorteren/", desk.triage, name="triage"),
    path(f"{ONE}aan-zet/", desk.take, name="take"),
    path(f"{ONE}antwoord/", desk.answer, name="answer"),
    path(f"{ONE}sluiten/", desk.close, name="close"),
    path(f"{ONE}weer-open/", desk.ask_again, name="ask_again"),
    path(f"{ONE}hielp/", desk.helped, name="helped"),
    path(f"{ONE}artikel/", desk.article, name="article"),
]
