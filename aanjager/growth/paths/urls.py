"""The addresses of paths, the circle and the wall."""

from django.urls import path

from aanjager.growth.paths import views

app_name = "paths"
urlpatterns = [
    path("mijn/verder/", views.mine, name="mine"),
    path("mijn/verder/kring/", views.join, name="join"),
    path("mijn/verder/kring/<int:pk>/weg/", views.leave, name="leave"),
    path("mijn/verder/dank/<int:pk>/ja/", views.agree, name="agree"),
    path("organisatie/dank/", views.thank, name="thank"),
    path("balie/kartrekkers/", views.circle, name="circle"),
    path("dankmuur/", views.wall, name="wall"),
    path("dankmuur/<int:pk>/weg/", views.take_down, name="take_down"),
]
