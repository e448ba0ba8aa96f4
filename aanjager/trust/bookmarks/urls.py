from django.urls import path

from aanjager.trust.bookmarks import views

app_name = "bookmarks"
urlpatterns = [
    path("weergaven/", views.keep, name="keep"),
    path("weergaven/<int:pk>/eerst/", views.put_first, name="put_first"),
    path("weergaven/<int:pk>/weg/", views.forget, name="forget"),
]
