from django.urls import path

from aanjager.participation.signals.views import desk, own, patterns

app_name = "signals"
urlpatterns = [
    path("signaal/", own.own, name="own"),
    path("balie/signalen/", desk.overview, name="overview"),
    path("balie/signalen/lijst/", desk.export, name="export"),
    path("balie/signalen/nieuw/", desk.new, name="new"),
    path("balie/signalen/lijkt-op/", desk.near, name="near"),
    path("balie/signalen/gevraagd/", desk.note_asked, name="note_asked"),
    path("balie/signalen/bundelen/", patterns.gather, name="gather"),
    path("balie/signalen/jaar/", patterns.year, name="this_year"),
    path("balie/signalen/jaar/<int:year>/", patterns.year, name="year"),
    path("balie/signalen/jaar/<int:year>/<str:form>/", patterns.year_file, name="year_file"),
    path("balie/signalen/patronen/", patterns.patterns, name="patterns"),
    path("balie/signalen/patronen/<int:pk>/", patterns.pattern, name="pattern"),
    path("balie/signalen/patronen/<int:pk>/besluit/", patterns.decide, name="decide"),
    path("balie/signalen/patronen/<int:pk>/klaar/", patterns.finish, name="finish"),
    path("balie/signalen/patronen/<int:pk>/optillen/", patterns.lift, name="lift"),
    path("balie/signalen/vlag/<int:pk>/", desk.dismiss, name="dismiss"),
    path("balie/signalen/<int:pk>/", desk.detail, name="detail"),
]
