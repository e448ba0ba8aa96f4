"""The addresses of the mirror of a centre."""

from django.urls import path

from aanjager.outreach.benchmarks import views

app_name = "benchmarks"
urlpatterns = [
    path("balie/spiegel/", views.overview, name="overview"),
    path("balie/spiegel/<int:wave>/", views.detail, name="detail"),
    path("balie/spiegel/<int:wave>/pdf/", views.pdf, name="pdf"),
    path("balie/spiegel/<int:wave>/stop/<int:pk>/", views.stop, name="stop"),
    path("spiegel/<str:token>/", views.shown, name="shown"),
    path("spiegel/<str:token>/pdf/", views.shown_pdf, name="shown_pdf"),
]
