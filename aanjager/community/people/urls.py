from django.urls import path

from aanjager.community.people import views

app_name = "people"
urlpatterns = [
    path("mijn/profiel/", views.profile, name="profile"),
    path("mijn/profiel/beginnen/", views.start, name="start"),
    path("mijn/profiel/pauze/", views.pause, name="pause"),
    path("mijn/profiel/centrale/<int:pk>/", views.centre, name="centre"),
    path("mijn/profiel/adres/", views.address, name="address"),
    path("mijn/profiel/adres/code/", views.address_code, name="address_code"),
]
