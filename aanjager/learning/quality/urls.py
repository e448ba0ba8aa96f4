"""The addresses of the self-evaluation."""

from django.urls import path

from aanjager.learning.quality.views import helping, own, round

app_name = "quality"
ONE = "goed-geregeld/<int:pk>/"
urlpatterns = [
    path("goed-geregeld/", own.shown, name="shown"),
    path("organisatie/goed-geregeld/", own.overview, name="overview"),
    path("balie/goed-geregeld/", helping.at_desk, name="at_desk"),
    path(ONE, round.detail, name="detail"),
    path(f"{ONE}hoofdstuk/<slug:chapter>/", round.chapter, name="chapter"),
    path(f"{ONE}bewijs/<int:statement>/", round.add_evidence, name="add_evidence"),
    path(f"{ONE}bestand/<int:evidence>/", round.evidence, name="evidence"),
    path(f"{ONE}bestand/<int:evidence>/weg/", round.remove_evidence, name="remove_evidence"),
    path(f"{ONE}plan/", round.plan, name="plan"),
    path(f"{ONE}plan/<int:planned>/klaar/", round.finish, name="finish"),
    path(f"{ONE}vragen/", round.ask, name="ask"),
    path(f"{ONE}stoppen/", round.stop, name="stop"),
    path(f"{ONE}adviseur/", helping.adviser, name="adviser"),
    path(f"{ONE}beoordelaar/", helping.assessor, name="assessor"),
    path(f"{ONE}advies/", helping.advise, name="advise"),
    path(f"{ONE}oordeel/", helping.judge, name="judge"),
]
