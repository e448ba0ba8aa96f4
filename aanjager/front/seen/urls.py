"""The addresses of what a centre shows of itself."""

from django.urls import path

from aanjager.front.seen import views

app_name = "seen"
urlpatterns = [
    path("wat-wij-doen/", views.page, name="page"),
    path("wat-wij-doen/elders/", views.elsewhere, name="elsewhere"),
    path("wat-wij-doen/persbericht/", views.press, name="press"),
    path("wat-wij-doen/cijfers.json", views.figures, name="figures"),
    path("wat-wij-doen/<slug:code>.svg", views.image, name="image"),
]
