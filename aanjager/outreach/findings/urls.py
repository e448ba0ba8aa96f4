"""The addresses of what surveys found."""

from django.urls import path

from aanjager.outreach.findings import views

app_name = "findings"
urlpatterns = [
    path("balie/onderzoek/ronde/<int:wave>/cijfers/", views.desk, name="desk"),
    path("balie/onderzoek/ronde/<int:wave>/cijfers/<int:pk>/", views.release, name="release"),
    path("onderzoek/", views.overview, name="overview"),
    path("onderzoek/<int:pk>/", views.detail, name="detail"),
    path("onderzoek/<int:pk>/pdf/", views.pdf, name="pdf"),
]
