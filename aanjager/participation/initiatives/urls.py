"""The addresses of initiatives."""

from django.urls import path

from aanjager.participation.initiatives.views import carrying, joining, public

app_name = "initiatives"
ONE = "initiatieven/<int:pk>/"
urlpatterns = [
    path("initiatieven/", public.overview, name="overview"),
    path("initiatieven/nieuw/", carrying.new, name="new"),
    path("initiatieven/foto/<int:update>.jpg", public.photo, name="photo"),
    path("mijn/initiatieven/", joining.own, name="own"),
    path(ONE, public.detail, name="detail"),
    path(f"{ONE}wijzigen/", carrying.edit, name="edit"),
    path(f"{ONE}blik/", carrying.look, name="look"),
    path(f"{ONE}fase/", carrying.move, name="move"),
    path(f"{ONE}meedoen/", joining.join, name="join"),
    path(f"{ONE}stoppen/", joining.leave, name="leave"),
    path(f"{ONE}vragen/", carrying.ask, name="ask"),
    path(f"{ONE}vragen/<int:need>/aanbieden/", joining.offer, name="offer"),
    path(f"{ONE}vragen/<int:need>/klaar/", carrying.close_need, name="close_need"),
    path(f"{ONE}aanbod/<int:answer>/", joining.answer, name="answer"),
    path(f"{ONE}nieuws/", carrying.tell, name="tell"),
    path(f"{ONE}eerder/", public.before, name="before"),
    path(f"{ONE}bericht/", joining.contact, name="contact"),
    path(f"{ONE}overdragen/", carrying.hand_over, name="hand_over"),
    path(f"{ONE}overnemen/", joining.answer_lead, name="answer_lead"),
    path(f"{ONE}vereniging/", carrying.become_association, name="become_association"),
]
