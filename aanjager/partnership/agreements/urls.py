"""The addresses of agreements and talks at the desk."""

from django.urls import path

from aanjager.partnership.agreements.views import desk, quarters, talks

app_name = "agreements"
BASE = "balie/afspraken/<int:pk>/"
QUARTER = f"{BASE}<int:year>/<int:number>/"
urlpatterns = [
    path("balie/afspraken/", desk.overview, name="overview"),
    path("balie/afspraken/nieuw/", desk.new, name="new"),
    path(BASE, desk.detail, name="detail"),
    path(f"{BASE}indicator/", desk.indicator, name="indicator"),
    path(f"{BASE}invullen/<int:indicator>/", desk.fill_in, name="fill_in"),
    path(f"{BASE}link/", desk.invite, name="invite"),
    path(f"{BASE}link/<int:contact>/stop/", desk.end_link, name="end_link"),
    path(f"{BASE}tel/", desk.refresh, name="refresh"),
    path(QUARTER, quarters.quarter, name="quarter"),
    path(f"{QUARTER}pdf/", quarters.pdf, name="pdf"),
    path(f"{QUARTER}rijen/<int:indicator>/", quarters.rows, name="rows"),
    path("balie/gesprekken/", talks.talks, name="talks"),
    path("balie/gesprekken/nieuw/", talks.new_talk, name="new_talk"),
    path("balie/gesprekken/<int:pk>/", talks.talk, name="talk"),
    path(
        "balie/gesprekken/<int:pk>/toezegging/<int:promise>/",
        talks.keep_promise,
        name="keep_promise",
    ),
    path("balie/gesprekken/<int:pk>/patroon/<int:put>/", talks.answer, name="answer"),
]
