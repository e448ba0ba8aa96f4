"""The addresses of tracks: of the school, the pupil, the guardian and the provider."""

from django.urls import path

from aanjager.growth.internships.views import party, pupil, school

app_name = "internships"
ONE = "stages/<int:pk>/"
HOURS = "stages/uren/<int:pk>/"
urlpatterns = [
    path("organisatie/stages/", school.overview, name="overview"),
    path("organisatie/stages/klas/", school.new_group, name="new_group"),
    path("organisatie/vacatures/<int:pk>/leerlingen/", party.offer, name="offer"),
    path("mijn/stage/", pupil.mine, name="mine"),
    path("mijn/stage/plekken/", pupil.places, name="places"),
    path("mijn/stage/plekken/<int:pk>/", pupil.apply, name="apply"),
    path("mijn/stage/ouder/", pupil.name_guardian, name="name_guardian"),
    path("mijn/stage/bijbaan/", pupil.tell_side_job, name="tell_side_job"),
    path("stage-ouder/<str:token>/", pupil.guardian, name="guardian"),
    path(ONE, party.detail, name="detail"),
    path(f"{ONE}overeenkomst.pdf", party.agreement, name="agreement"),
    path(f"{ONE}goed/", party.approve, name="approve"),
    path(f"{ONE}ja/", party.accept, name="accept"),
    path(f"{ONE}nee/", party.decline, name="decline"),
    path(f"{ONE}intrekken/", party.withdraw, name="withdraw"),
    path(f"{ONE}plannen/", party.plan, name="plan"),
    path(f"{ONE}vertellen/", party.reflect, name="reflect"),
    path(f"{ONE}vertellen/anders/", party.tell, name="tell"),
    path("stages/verteld/<int:pk>/", party.told, name="told"),
    path("stages/verteld/<int:pk>/weg/", party.take_back, name="take_back"),
    path(f"{ONE}oordeel/", party.assess, name="assess"),
    path(f"{HOURS}gedaan/", party.log, name="log"),
    path(f"{HOURS}klopt/", party.confirm, name="confirm"),
    path(f"{HOURS}weg/", party.drop, name="drop"),
]
