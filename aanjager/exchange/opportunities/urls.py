"""The addresses of opportunities: public, of the organisation, at the desk."""

from django.urls import path

from aanjager.exchange.opportunities.views import desk, feeds, organisation, public

app_name = "opportunities"
OWN = "organisatie/<int:organisation>/vacatures/"
urlpatterns = [
    path("vacatures/<int:pk>/", public.detail, name="detail"),
    path("vacatures/<int:pk>/agenda.ics", feeds.calendar, name="calendar"),
    path("vacatures/nieuw.atom", feeds.newest, name="newest"),
    path("vacatures/antwoord/<str:token>/", public.answer, name="answer"),
    path("organisatie/vacatures/", organisation.mine, name="mine"),
    path(OWN, organisation.overview, name="of_organisation"),
    path(f"{OWN}nieuw/", organisation.new, name="new"),
    path(f"{OWN}advies/", organisation.advise, name="advise"),
    path(f"{OWN}<int:pk>/", organisation.own, name="own"),
    path(f"{OWN}<int:pk>/wijzigen/", organisation.edit, name="edit"),
    path(f"{OWN}<int:pk>/kopie/", organisation.copy, name="copy"),
    path(f"{OWN}<int:pk>/sluiten/", organisation.close, name="close"),
    path(f"{OWN}<int:pk>/<slug:path>/", organisation.act, name="act"),
    path("balie/vacatures/", desk.overview, name="desk"),
    path("balie/vacatures/<int:pk>/plaatsen/", desk.publish, name="publish"),
]
