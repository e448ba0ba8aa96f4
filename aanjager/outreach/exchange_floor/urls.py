"""The addresses of exchange floors."""

from django.urls import path

from aanjager.outreach.exchange_floor.views import dealing, public, running

app_name = "exchange_floor"
ONE = "beursvloer/<int:pk>/"
DEAL = f"{ONE}deals/<int:deal_pk>/"
urlpatterns = [
    path("beursvloer/", public.overview, name="overview"),
    path("beursvloer/nieuw/", running.new, name="new"),
    path("beursvloer/plaatsing/<str:token>/", public.confirm, name="confirm"),
    path("beursvloer/mijn-deal/<str:token>/", public.side, name="side"),
    path("beursvloer/mijn-deal/<str:token>/deal.pdf", public.own_sheet, name="own_sheet"),
    path(ONE, public.detail, name="detail"),
    path(f"{ONE}plaatsen/", public.post, name="post"),
    path(f"{ONE}uitkomst/", public.result, name="result"),
    path(f"{ONE}wijzigen/", running.edit, name="edit"),
    path(f"{ONE}sluiten/", running.close, name="close"),
    path(f"{ONE}matchmakers/", running.matchmakers, name="matchmakers"),
    path(f"{ONE}plaatsing/<int:post_pk>/weg/", running.withdraw, name="withdraw"),
    path(f"{ONE}deals/", dealing.deals, name="deals"),
    path(DEAL, dealing.deal, name="deal"),
    path(f"{DEAL}tekenen/", dealing.sign, name="sign"),
    path(f"{DEAL}antwoord/", dealing.answer, name="answer"),
    path(f"{DEAL}weg/", dealing.undo, name="undo"),
    path(f"{DEAL}deal.pdf", dealing.sheet, name="sheet"),
]
