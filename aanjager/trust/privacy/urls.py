from django.urls import path

from aanjager.trust.privacy import views

app_name = "privacy"
urlpatterns = [
    path("mijn/gegevens/", views.mine, name="mine"),
    path("mijn/gegevens/bestand/", views.download_readable, name="readable"),
    path("mijn/gegevens/json/", views.download_data, name="data"),
    path("mijn/gegevens/weggaan/", views.leave, name="leave"),
    path("mijn/gegevens/<str:label>/", views.table, name="table"),
    path("tot-ziens/", views.gone, name="gone"),
    path("privacy/register/", views.register, name="register"),
]
