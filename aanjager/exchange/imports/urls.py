from django.urls import path

from aanjager.exchange.imports import views

app_name = "imports"
urlpatterns = [
    path("import/", views.overview, name="overview"),
    path("import/nieuw/", views.upload, name="upload"),
    path("import/<int:pk>/", views.detail, name="detail"),
    path("import/<int:pk>/kolommen/", views.choose, name="choose"),
    path("import/<int:pk>/proef/", views.try_out, name="try_out"),
    path("import/<int:pk>/start/", views.start, name="start"),
    path("import/<int:pk>/terug/", views.undo, name="undo"),
    path("import/<int:pk>/verslag.csv", views.report, name="report"),
]
