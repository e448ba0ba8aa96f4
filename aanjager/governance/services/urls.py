"""The addresses of services, requests and offers."""

from django.urls import path

from aanjager.governance.services.views import desk, public

app_name = "services"
ASKED, OFFER = "balie/diensten/aanvraag/<int:pk>/", "balie/diensten/offerte/<int:pk>/"
urlpatterns = [
    path("diensten/", public.shown, name="shown"),
    path("diensten/<int:pk>/", public.one, name="one"),
    path("offerte/<str:token>/", public.offer, name="offer"),
    path("offerte/<str:token>/akkoord/", public.accept, name="accept"),
    path("offerte/<str:token>/nee/", public.decline, name="decline"),
    path("balie/diensten/", desk.overview, name="overview"),
    path("balie/diensten/nieuw/", desk.new, name="new"),
    path("balie/diensten/<int:pk>/", desk.edit, name="edit"),
    path(ASKED, desk.one_request, name="request"),
    path(f"{ASKED}antwoord/", desk.answer, name="answer"),
    path(f"{ASKED}offerte/", desk.quote, name="quote"),
    path(OFFER, desk.quotation, name="quotation"),
    path(f"{OFFER}regel/", desk.add_line, name="add_line"),
    path(f"{OFFER}regel/<int:line>/weg/", desk.remove_line, name="remove_line"),
    path(f"{OFFER}versturen/", desk.send, name="send"),
    path(f"{OFFER}intrekken/", desk.withdraw, name="withdraw"),
    path(f"{OFFER}factuur/", desk.invoice, name="invoice"),
]
