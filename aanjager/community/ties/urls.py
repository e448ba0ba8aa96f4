"""The addresses of the personal network."""

from django.urls import path

from aanjager.community.ties import views

app_name = "ties"
urlpatterns = [
    path("mijn/netwerk/", views.network, name="network"),
    path("mijn/netwerk/beeld.svg", views.picture, name="picture"),
    path("mijn/netwerk/meenemen/", views.take_up, name="take_up"),
    path("mijn/netwerk/uitnodigen/", views.invite, name="invite"),
    path("mijn/netwerk/uitnodiging/<int:pk>/", views.share, name="share"),
    path("mijn/netwerk/uitnodiging/<int:pk>/code.svg", views.code, name="code"),
    path("mijn/netwerk/uitnodiging/<int:pk>/intrekken/", views.take_back, name="take_back"),
    path("mijn/netwerk/organisatie/<int:organisation>/", views.propose, name="propose"),
    path("mijn/netwerk/<int:pk>/", views.change, name="change"),
    path("jij-ook/<str:token>/", views.answer, name="answer"),
    path("balie/mensen/<int:pk>/netwerk/", views.of_person, name="of_person"),
]
