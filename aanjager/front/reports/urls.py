from django.urls import path
from django.views.decorators.cache import never_cache

from aanjager.front.reports import views

app_name = "reports"
urlpatterns = [
    path("a/<str:token>/verslag/", never_cache(views.report), name="report_by_link"),
    path("a/<str:token>/verslag.pdf", never_cache(views.report_pdf), name="report_pdf_by_link"),
    path("a/<str:token>/verslag/<uuid:block>/", views.correct_by_link, name="correct_by_link"),
    path("a/<str:token>/downloads/<int:pk>/", never_cache(views.download), name="download_by_link"),
    path(
        "a/<str:token>/downloads/<int:pk>/kopie/",
        never_cache(views.kept_copy),
        name="kept_copy_by_link",
    ),
    path("bijeenkomsten/<int:meeting>/verslag/", views.report, name="report"),
    path("bijeenkomsten/<int:meeting>/verslag.pdf", views.report_pdf, name="report_pdf"),
    path("bijeenkomsten/<int:meeting>/verslag/<uuid:block>/", views.correct, name="correct"),
    path("bijeenkomsten/<int:meeting>/vellen/", views.sheets, name="sheets"),
    path("bijeenkomsten/<int:meeting>/balans/", views.balance, name="balance"),
    path("bijeenkomsten/<int:meeting>/downloads/<int:pk>/", views.download, name="download"),
    path(
        "bijeenkomsten/<int:meeting>/downloads/<int:pk>/kopie/", views.kept_copy, name="kept_copy"
    ),
    path("bijeenkomsten/beheer/<int:meeting>/verslag/", views.manage, name="manage"),
    path("bijeenkomsten/beheer/<int:meeting>/verslag/maken/", views.generate, name="generate"),
    path(
        "bijeenkomsten/beheer/<int:meeting>/verslag/rondsturen/",
        views.ask_corrections,
        name="ask_corrections",
    ),
    path("bijeenkomsten/beheer/<int:meeting>/verslag/vaststellen/", views.fix, name="fix"),
    path("bijeenkomsten/beheer/<int:meeting>/verslag/publiceren/", views.publish, name="publish"),
    path("bijeenkomsten/beheer/<int:meeting>/verslag/<uuid:block>/", views.rewrite, name="rewrite"),
    path("bijeenkomsten/beheer/<int:meeting>/downloads/", views.add_download, name="add_download"),
    path(
        "bijeenkomsten/beheer/<int:meeting>/downloads/<int:pk>/weg/",
        views.remove_download,
        name="remove_download",
    ),
]
