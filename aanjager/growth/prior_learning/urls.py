"""The addresses of portfolios: of the volunteer, of who reads along, and of the desk."""

from django.urls import path

from aanjager.growth.prior_learning.views import desk, evidence, own, reading, sharing

app_name = "prior_learning"
DESK = "balie/portfolios/<int:pk>/"
urlpatterns = [
    path("mijn/portfolio/", own.mine, name="mine"),
    path("mijn/portfolio/kan/<slug:code>/", own.claim, name="claim"),
    path("mijn/portfolio/inleveren/", own.hand_in, name="hand_in"),
    path("mijn/portfolio/stoppen/", own.stop, name="stop"),
    path("mijn/portfolio/meelezen/", reading.to_read, name="to_read"),
    path("mijn/portfolio/<int:pk>/", own.earlier, name="earlier"),
    path("mijn/portfolio/<int:pk>/delen/", sharing.share, name="share"),
    path("mijn/portfolio/delen/<int:pk>/stop/", sharing.end_share, name="end_share"),
    path("mijn/portfolio/bewijs/", evidence.evidence, name="evidence"),
    path("mijn/portfolio/bewijs/vraag/", evidence.ask, name="ask"),
    path("mijn/portfolio/bewijs/bestand/", evidence.upload, name="upload"),
    path("mijn/portfolio/bewijs/bestand/<int:pk>/weg/", evidence.take_away, name="take_away"),
    path("mijn/portfolio/bewijs/<int:pk>/", evidence.decide, name="decide"),
    path("mijn/portfolio/<int:pk>/portfolio.pdf", own.paper, name="paper"),
    path("portfolio/verklaring/<str:token>/", evidence.statement, name="statement"),
    path("portfolio/verklaring/<str:token>/geen/", evidence.decline, name="decline"),
    path("portfolio/bestand/<int:pk>/", evidence.file, name="file"),
    path("portfolio/link/<str:token>/", sharing.by_link, name="by_link"),
    path("portfolio/link/<str:token>/<int:pk>/", evidence.file_by_link, name="file_by_link"),
    path("portfolio/<int:pk>/", reading.read, name="read"),
    path("portfolio/<int:pk>/klaar/", reading.conclude, name="conclude"),
    path("portfolio/<int:pk>/plan/", reading.plan, name="plan"),
    path("portfolio/oordeel/<int:pk>/", reading.assess, name="assess"),
    path("balie/portfolios/", desk.overview, name="overview"),
    path(DESK, desk.detail, name="detail"),
    path(f"{DESK}begeleider/", desk.introduce, name="introduce"),
    path(f"{DESK}beoordelaar/", desk.appoint, name="appoint"),
    path(f"{DESK}bewijs/", desk.recognise, name="recognise"),
]
