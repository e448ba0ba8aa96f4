"""The addresses of papers to sign."""

from django.urls import path

from aanjager.learning.signing.views import drawing, signer

app_name = "signing"
ONE = "papieren/<int:pk>/"
urlpatterns = [
    path("teken/<str:token>/", signer.answer, name="answer"),
    path("teken/<str:token>/nee/", signer.refuse, name="refuse"),
    path("teken/<str:token>/papier.pdf", signer.download, name="download"),
    path("mijn/papieren/", signer.mine, name="mine"),
    path("mijn/papieren/<int:pk>/", signer.own_answer, name="own_answer"),
    path("mijn/papieren/<int:pk>/nee/", signer.own_refuse, name="own_refuse"),
    path("mijn/papieren/<int:pk>/papier.pdf", signer.own_download, name="own_download"),
    path("organisatie/papieren/", drawing.of_organisation, name="of_organisation"),
    path("balie/papieren/", drawing.at_desk, name="at_desk"),
    path("papieren/nieuw/", drawing.new, name="new"),
    path(ONE, drawing.detail, name="detail"),
    path(f"{ONE}wijzig/", drawing.edit, name="edit"),
    path(f"{ONE}versturen/", drawing.send, name="send"),
    path(f"{ONE}herinneren/", drawing.remind, name="remind"),
    path(f"{ONE}intrekken/", drawing.withdraw, name="withdraw"),
    path(f"{ONE}opnieuw/", drawing.renew, name="renew"),
    path(f"{ONE}afgelopen/", drawing.end, name="end"),
    path(f"{ONE}papier.pdf", drawing.download, name="file"),
]
