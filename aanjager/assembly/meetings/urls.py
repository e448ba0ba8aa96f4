"""The addresses of meetings: for everybody, and for who organises."""

from django.urls import path

from aanjager.assembly.meetings.views import feeds, organiser, public

app_name = "meetings"
urlpatterns = [
    path("bijeenkomsten/", public.overview, name="overview"),
    path("bijeenkomsten/agenda.ics", feeds.all_dates, name="all_dates"),
    path("bijeenkomsten/nieuw.atom", feeds.newest, name="newest"),
    path("bijeenkomsten/<int:pk>/", public.detail, name="detail"),
    path("bijeenkomsten/<int:pk>/programma/", public.programme, name="programme"),
    path("bijeenkomsten/<int:pk>/agenda.ics", feeds.date, name="date"),
    path("bijeenkomsten/beheer/", organiser.organised, name="organised"),
    path("bijeenkomsten/beheer/lijst.csv", organiser.sheet, name="sheet"),
    path("bijeenkomsten/beheer/<int:pk>/", organiser.manage, name="manage"),
    path("bijeenkomsten/beheer/<int:pk>/stap/", organiser.step, name="step"),
    path("bijeenkomsten/beheer/<int:pk>/volgende/", organiser.propose_next, name="propose_next"),
    path("bijeenkomsten/beheer/<int:pk>/agenda/", organiser.agenda, name="agenda"),
    path("bijeenkomsten/beheer/<int:pk>/agenda/<int:item>/", organiser.item, name="item"),
    path("bijeenkomsten/beheer/<int:pk>/sessies/", organiser.sessions, name="sessions"),
    path("bijeenkomsten/beheer/<int:pk>/sessies/<int:session>/", organiser.session, name="session"),
]
