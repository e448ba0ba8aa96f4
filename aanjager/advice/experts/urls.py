"""The addresses of experts and pools."""

from django.urls import path

from aanjager.advice.experts import views

app_name = "experts"
MINE, DESK = "mijn/deskundige/", "balie/deskundigen/"
urlpatterns = [
    path(MINE, views.mine, name="mine"),
    path(f"{MINE}wijzig/", views.edit, name="edit"),
    path(f"{MINE}vol/", views.full, name="full"),
    path(f"{MINE}pool/", views.join, name="join"),
    path(f"{MINE}pool/<int:pk>/weg/", views.leave, name="leave"),
    path(DESK, views.pool, name="pool"),
    path(f"{DESK}<int:pk>/", views.detail, name="detail"),
    path(f"{DESK}<int:pk>/toelaten/", views.admit, name="admit"),
    path(f"{DESK}<int:pk>/weigeren/", views.refuse, name="refuse"),
    path(f"{DESK}<int:pk>/eruit/", views.release, name="release"),
]
