"""The addresses of step plans and lists of signatures."""

from django.urls import path

from aanjager.participation.steps import views

app_name = "steps"
ONE = "initiatieven/<int:pk>/"
urlpatterns = [
    path(f"{ONE}stappen/", views.overview, name="overview"),
    path(f"{ONE}stappen/sjabloon/", views.start, name="start"),
    path(f"{ONE}stappen/<int:step>/", views.change, name="change"),
    path(f"{ONE}steun/", views.support, name="support"),
    path(f"{ONE}steun/openen/", views.open_list, name="open_list"),
    path(f"{ONE}steun/papier/", views.write_over, name="write_over"),
    path(f"{ONE}steun/lijst.pdf", views.sheet, name="sheet"),
    path(f"{ONE}steun/bevestigen/<str:token>/", views.confirm, name="confirm"),
]
