"""The addresses of decisions: at the desk, and of the organisation that objects."""

from django.urls import path

from aanjager.exchange.screening import views

app_name = "screening"
urlpatterns = [
    path("balie/vacatures/<int:pk>/screening/", views.decide, name="decide"),
    path("balie/vacatures/<int:pk>/bezwaar/", views.answer_appeal, name="answer_appeal"),
    path("organisatie/<int:organisation>/vacatures/<int:pk>/bezwaar/", views.appeal, name="appeal"),
]
