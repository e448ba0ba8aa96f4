from django.urls import path
from django.views.decorators.cache import never_cache

from aanjager.front.story import views

app_name = "story"
urlpatterns = [
    path("a/<str:token>/lijn/", never_cache(views.lines), name="lines_by_link"),
    path("bijeenkomsten/<int:meeting>/lijn/", views.lines, name="lines"),
    path("bijeenkomsten/<int:meeting>/lijn/<slug:kind>/<int:pk>/", views.line, name="line"),
    path("mijn/punten/", views.my_points, name="my_points"),
    path("punt/<str:token>/", views.points_by_link, name="points_by_link"),
    path("keten/<slug:kind>/<int:pk>/", views.chain, name="chain"),
    path("balie/keten/<slug:kind>/<int:pk>/", views.chain_at_desk, name="chain_at_desk"),
]
