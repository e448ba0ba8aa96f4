"""The addresses of courses."""

from django.urls import path

from aanjager.learning.courses.views import public

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
    path(ONE, public.detail, name="detail"),
    path(f"{ONE}aangemeld/", public.thanks, name="thanks"),
    path(f"{ONE}reeks/<int:run>.ics", public.dates, name="dates"),
    path(f"{ONE}reeks/<int:run>/aanmelden/", public.enrol, name="enrol"),
    path(f"{RUN}aanmelden/", public.add, name="add"),
]
