"""The addresses of invoices."""

from django.urls import path

from aanjager.community.invoices import views

app_name = "invoices"
ONE = "balie/facturen/<int:pk>/"
urlpatterns = [
    path("balie/facturen/", views.overview, name="overview"),
    path("balie/facturen/gegevens/", views.seller, name="seller"),
    path("balie/facturen/nieuw/", views.new, name="new"),
    path(ONE, views.detail, name="detail"),
    path(f"{ONE}klant/", views.edit, name="edit"),
    path(f"{ONE}regel/", views.add_line, name="add_line"),
    path(f"{ONE}regel/<int:line>/weg/", views.remove_line, name="remove_line"),
    path(f"{ONE}versturen/", views.send, name="send"),
    path(f"{ONE}betaald/", views.pay, name="pay"),
    path(f"{ONE}terugnemen/", views.credit, name="credit"),
    path(f"{ONE}weg/", views.drop, name="drop"),
    path(f"{ONE}factuur.<str:form>", views.file, name="file"),
    path("factuur/<str:token>/", views.read, name="read"),
    path("factuur/<str:token>/factuur.<str:form>", views.file_by_link, name="file_by_link"),
]
