from django.urls import path

from aanjager.demo.stage import views

app_name = "demo"
urlpatterns = [
    path("demo/post/", views.post, name="post"),
    path("demo/post/<int:pk>/", views.letter, name="letter"),
]
