"""The addresses of plans to begin slowly."""

from django.urls import path

from aanjager.growth.build_up import views

app_name = "build_up"
urlpatterns = [
    path("mijn/opbouw/", views.mine, name="mine"),
    path("mijn/opbouw/nieuw/<int:pk>/", views.begin, name="begin"),
    path("organisatie/opbouw/", views.of_organisation, name="of_organisation"),
    path("balie/opbouw/", views.overview, name="overview"),
    path("balie/opbouw/mens/<int:person>/", views.of_person, name="of_person"),
    path("balie/opbouw/plek/<int:pk>/", views.together, name="together"),
    path("opbouw/<int:pk>/", views.detail, name="detail"),
    path("opbouw/<int:pk>/kijk/", views.look, name="look"),
    path("opbouw/<int:pk>/ja/", views.accept, name="accept"),
    path("opbouw/<int:pk>/woorden/", views.change, name="change"),
    path("opbouw/<int:pk>/stap/", views.add_step, name="add_step"),
    path("opbouw/<int:pk>/stap/<int:step>/weg/", views.remove_step, name="remove_step"),
    path("opbouw/<int:pk>/stap/<int:step>/gehouden/", views.held, name="held"),
    path("opbouw/<int:pk>/stap/<int:step>/antwoord/", views.answer, name="answer"),
    path("opbouw/<int:pk>/laten-zien/", views.show, name="show"),
    path("opbouw/<int:pk>/weg/", views.stop, name="stop"),
    path("opbouw/<int:pk>/papier.pdf", views.paper, name="paper"),
]
