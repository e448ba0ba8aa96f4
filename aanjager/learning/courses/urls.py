"""The addresses of courses."""

from django.urls import path

from aanjager.learning.courses.views import giving, public

app_name = "courses"
ONE, GIVE, RUN = (
    "academie/<int:pk>/",
    "academie/beheer/<int:pk>/",
    "academie/beheer/reeks/<int:pk>/",
)
urlpatterns = [
    path("academie/", public.overview, name="overview"),
    path("academie/agenda/", public.agenda, name="agenda"),
    path("academie/agenda.ics", public.feed, name="feed"),
    path("academie/nieuw/", giving.new, name="new"),
    path(ONE, public.detail, name="detail"),
    path(f"{ONE}aangemeld/", public.thanks, name="thanks"),
    path(f"{ONE}reeks/<int:run>.ics", public.dates, name="dates"),
    path(f"{ONE}reeks/<int:run>/aanmelden/", public.enrol, name="enrol"),
    path("balie/academie/", giving.desk, name="desk"),
    path("balie/academie/delen/", giving.share, name="share"),
    path(GIVE, giving.manage, name="manage"),
    path(f"{GIVE}wijzigen/", giving.edit, name="edit"),
    path(f"{GIVE}blik/", giving.look, name="look"),
    path(f"{GIVE}reeks/", giving.add_run, name="add_run"),
    path(f"{RUN}aanmelden/", giving.add, name="add"),
    path(f"{RUN}dagen/", giving.days, name="days"),
    path(f"{RUN}dagen/<int:day>/", giving.day, name="day"),
    path(f"{RUN}plaatsen/", giving.places, name="places"),
    path(f"{RUN}stap/", giving.step, name="step"),
]
