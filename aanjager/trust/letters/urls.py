from django.urls import path

from aanjager.trust.letters import views

app_name = "letters"
urlpatterns = [
    path("balie/brieven/", views.overview, name="overview"),
    path("balie/brieven/<int:pk>/opnieuw/", views.send_again, name="send_again"),
]
