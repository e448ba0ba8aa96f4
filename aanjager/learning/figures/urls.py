"""The addresses of the numbers of the law; they stand before those of the trees."""

from django.urls import path

from aanjager.learning.figures import views

app_name = "figures"
urlpatterns = [
    path("wegwijzer/cijfers/", views.overview, name="overview"),
    path("wegwijzer/cijfers/nieuw/", views.add, name="add"),
    path("wegwijzer/cijfers/<int:pk>/nagekeken/", views.confirm, name="confirm"),
]
