"""The addresses of reports, at the desk and for everybody."""

from django.urls import path

from aanjager.partnership.accountability import views

app_name = "accountability"
BASE = "balie/verantwoording/<int:pk>/"
urlpatterns = [
    path("balie/verantwoording/", views.overview, name="overview"),
    path("balie/verantwoording/nieuw/", views.new, name="new"),
    path(BASE, views.detail, name="detail"),
    path(f"{BASE}opnieuw/", views.renew, name="renew"),
    path(f"{BASE}woorden/", views.write, name="write"),
    path(f"{BASE}zin/<int:sentence>/weg/", views.leave_out, name="leave_out"),
    path(f"{BASE}klopt/", views.approve, name="approve"),
    path(f"{BASE}tonen/", views.publish, name="publish"),
    path(f"{BASE}<str:form>/", views.take, name="take"),
    path("verantwoording/", views.shown, name="shown"),
    path("verantwoording/<int:pk>/", views.shown_one, name="shown_one"),
    path("verantwoording/<int:pk>/<str:form>/", views.shown_file, name="shown_file"),
]
