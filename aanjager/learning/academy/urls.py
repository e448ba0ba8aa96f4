"""The addresses of who gives a course, and of what comes of one."""

from django.urls import path

from aanjager.learning.academy.views import giving, own, planning

app_name = "academy"
MINE, RUN = "academie/plek/<str:token>/", "academie/beheer/reeks/<int:pk>/"
GIVE = "academie/beheer/<int:pk>/"
FILES = f"{GIVE}bestanden/"
urlpatterns = [
    path("academie/nieuw/", planning.new, name="new"),
    path("balie/academie/", planning.desk, name="desk"),
    path("balie/academie/delen/", planning.share, name="share"),
    path(GIVE, planning.manage, name="manage"),
    path(f"{GIVE}wijzigen/", planning.edit, name="edit"),
    path(f"{GIVE}blik/", planning.look, name="look"),
    path(f"{GIVE}reeks/", planning.add_run, name="add_run"),
    path(f"{RUN}dagen/", planning.days, name="days"),
    path(f"{RUN}dagen/<int:day>/", planning.day, name="day"),
    path(f"{RUN}plaatsen/", planning.places, name="places"),
    path(f"{RUN}stap/", planning.step, name="step"),
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
