"""The addresses of invitations and registrations, and of changing a meeting that people come to."""

from django.urls import path

from aanjager.assembly.registrations.views import inviting, links, organiser, public

app_name = "registrations"
HERE, DESK = "bijeenkomsten/<int:pk>", "bijeenkomsten/beheer/<int:pk>"
urlpatterns = [
    path("u/<str:token>", links.invitation, name="invitation"),
    path("a/<str:token>", links.own, name="own"),
    path("a/<str:token>/qr.svg", links.qr, name="qr"),
    path("a/<str:token>/agenda.ics", links.date, name="date"),
    path(f"{HERE}/aanmelden/", public.register, name="register"),
    path(f"{HERE}/aangemeld/", public.thanks, name="thanks"),
    path(f"{HERE}/deelnemers/", public.participants, name="participants"),
    path("bijeenkomsten/beheer/nieuw/", organiser.new, name="new"),
    path(f"{DESK}/wijzigen/", organiser.edit, name="edit"),
    path(f"{DESK}/afzeggen/", organiser.cancel_meeting, name="cancel_meeting"),
    path(f"{DESK}/aanmeldingen/", organiser.overview, name="overview"),
    path(f"{DESK}/aanmeldingen/nieuw/", organiser.add, name="add"),
    path(f"{DESK}/aanmeldingen/lijst/", organiser.take_away, name="take_away"),
    path(f"{DESK}/aanmeldingen/wensen/", organiser.needs, name="needs"),
    path(f"{DESK}/aanmeldingen/<int:row>/", organiser.act, name="act"),
    path(f"{DESK}/uitnodigingen/", inviting.invitations, name="invitations"),
    path(f"{DESK}/uitnodigingen/<int:row>/", inviting.withdraw, name="withdraw"),
]
