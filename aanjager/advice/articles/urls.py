"""The addresses of articles."""

from django.urls import path

from aanjager.advice.articles.views import desk, public

app_name = "articles"
ONE = "balie/kennis/<int:pk>/"
urlpatterns = [
    path("kennisbank/", public.overview, name="overview"),
    path("kennisbank/<int:pk>/", public.detail, name="detail"),
    path("balie/kennis/", desk.overview, name="desk"),
    path("balie/kennis/nieuw/", desk.new, name="new"),
    path("balie/kennis/anderen/", desk.others, name="others"),
    path("balie/kennis/anderen/<int:pk>/", desk.of_other, name="of_other"),
    path("balie/kennis/anderen/<int:pk>/overnemen/", desk.adopt, name="adopt"),
    path(ONE, desk.at_desk, name="at_desk"),
    path(f"{ONE}publiceren/", desk.publish, name="publish"),
    path(f"{ONE}weghalen/", desk.withdraw, name="withdraw"),
    path(f"{ONE}nagekeken/", desk.review, name="review"),
    path(f"{ONE}delen/", desk.share, name="share"),
    path(f"{ONE}verschil/", desk.differences, name="differences"),
]
