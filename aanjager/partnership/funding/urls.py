"""The addresses of applications."""

from django.urls import path

from aanjager.partnership.funding import views

app_name = "funding"
ALL = "balie/aanvragen/"
ONE = f"{ALL}<int:pk>/"
urlpatterns = [
    path(ALL, views.overview, name="overview"),
    path(f"{ALL}nieuw/", views.new, name="new"),
    path(f"{ALL}agenda/", views.dates, name="dates"),
    path(f"{ALL}agenda.ics", views.calendar, name="calendar"),
    path(ONE, views.detail, name="detail"),
    path(f"{ONE}afspraken/", views.arrange, name="arrange"),
    path(f"{ONE}kosten/<int:line>/", views.claim, name="claim"),
    path(f"{ONE}lijst/<int:item>/", views.tick, name="tick"),
    path(f"{ONE}lijst/<int:item>/bestand/", views.file, name="file"),
    path(f"{ONE}verstuurd/", views.send, name="send"),
    path(f"{ONE}toegekend/", views.grant, name="grant"),
    path(f"{ONE}gesloten/", views.close, name="close"),
    path(f"{ONE}betaling/", views.pay, name="pay"),
    path(f"{ONE}verantwoording/", views.plan_accounting, name="plan_accounting"),
    path(f"{ONE}verantwoording/<int:item>/", views.account, name="account"),
    path(f"{ONE}afrekening/", views.settle, name="settle"),
]
