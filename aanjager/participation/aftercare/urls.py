from django.urls import path

from aanjager.participation.aftercare import views

app_name = "aftercare"
urlpatterns = [path("hoe-gaat-het/<str:token>/", views.outcome, name="outcome")]
