"""The addresses of plans as they begin and are handed in, and of who reads them."""

from django.urls import path

from aanjager.governance.submissions.views import desk, reading

app_name = "submissions"
ONE = "balie/plannen/<int:pk>/"
urlpatterns = [
    path("balie/plannen/", desk.overview, name="overview"),
    path("balie/plannen/nieuw/", desk.new, name="new"),
    path(ONE, desk.detail, name="detail"),
    path(f"{ONE}indienen/", desk.hand_in, name="hand_in"),
    path(f"{ONE}tonen/", desk.show, name="show"),
    path(f"{ONE}meenemen/plan.<str:form>", desk.take, name="take"),
    path(f"{ONE}meelezen/", reading.readers, name="readers"),
    path(f"{ONE}meelezen/<int:thing>/stop/", reading.revoke, name="revoke"),
    path(f"{ONE}meelezen/<int:thing>/antwoord/", reading.answer, name="answer_comment"),
    path("meelezen/<str:token>/", reading.read, name="read"),
    path("plannen/", reading.shown, name="shown"),
    path("plannen/<int:pk>/", reading.shown_one, name="shown_one"),
    path("plannen/<int:pk>/plan.pdf", reading.pdf, name="pdf"),
]
