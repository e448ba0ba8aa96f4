"""The addresses of what comes of a course."""

from django.urls import path

from aanjager.learning.academy.views import giving, own

app_name = "academy"
MINE, RUN = "academie/plek/<str:token>/", "academie/beheer/reeks/<int:pk>/"
FILES = "academie/beheer/<int:pk>/bestanden/"
urlpatterns = [
    path("academie/certificaat/", own.check, name="check"),
    path(MINE, own.own, name="own"),
    path(f"{MINE}agenda.ics", own.dates, name="dates"),
    path(f"{MINE}certificaat.<str:form>", own.certificate, name="certificate"),
    path(f"{MINE}bestand/<int:material>/", own.material, name="material"),
    path("mijn/cursussen/", own.mine, name="mine"),
    path("organisatie/cursussen/", own.theirs, name="theirs"),
    path(RUN, giving.run, name="run"),
    path(f"{RUN}mensen/<int:row>/", giving.act, name="act"),
    path(f"{RUN}wensen/", giving.needs, name="needs"),
    path(f"{RUN}dagen/<int:day>/presentie/", giving.attendance, name="attendance"),
    path(f"{RUN}dagen/<int:day>/presentie.pdf", giving.sheet, name="sheet"),
    path(f"{RUN}afronden/", giving.finish, name="finish"),
    path(f"{RUN}factuur/", giving.bill, name="bill"),
    path(f"{RUN}evaluatie/", giving.results, name="results"),
    path(FILES, giving.materials, name="materials"),
    path(f"{FILES}<int:material>/", giving.material, name="file"),
]
