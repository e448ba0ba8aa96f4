"""The addresses of action days."""

from django.urls import path

from aanjager.outreach.action_days.views import organising, public

app_name = "action_days"
ONE = "actiedagen/<int:pk>/"
TASK = f"{ONE}taken/<int:task_pk>/"
urlpatterns = [
    path("actiedagen/", public.overview, name="overview"),
    path("actiedagen/nieuw/", organising.new, name="new"),
    path("actiedagen/aanmelding/<str:token>/", public.own, name="own"),
    path(ONE, public.detail, name="detail"),
    path(TASK, public.sign_up, name="sign_up"),
    path(f"{ONE}wijzigen/", organising.edit, name="edit"),
    path(f"{ONE}blik/", organising.look, name="look"),
    path(f"{ONE}taken/", organising.add_task, name="add_task"),
    path(f"{TASK}plekken/", organising.change_task, name="change_task"),
    path(f"{ONE}afgelasten/", organising.cancel, name="cancel"),
    path(f"{ONE}lijst/", organising.people, name="people"),
    path(f"{ONE}lijst/<int:sign_up_pk>/weg/", organising.leave, name="leave"),
    path(f"{ONE}lijst.pdf", organising.sheet, name="sheet"),
    path(f"{ONE}telling/", organising.count, name="count"),
]
