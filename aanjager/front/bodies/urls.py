"""The address of an organisation's public page."""

from django.urls import path

from aanjager.front.bodies import views

app_name = "bodies"
urlpatterns = [path("organisaties/<int:pk>/", views.detail, name="detail")]
