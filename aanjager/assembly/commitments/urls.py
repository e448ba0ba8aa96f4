from django.urls import path

from aanjager.assembly.commitments import views

app_name = "commitments"
urlpatterns = [
    path("bijeenkomsten/<int:meeting>/toezeggingen/", views.of_meeting, name="of_meeting"),
    path("bijeenkomsten/<int:meeting>/toezeggingen/nieuw/", views.new, name="new"),
    path("bijeenkomsten/beheer/toezeggingen/", views.organised, name="organised"),
    path("bijeenkomsten/beheer/<int:meeting>/toezeggingen/", views.revisit, name="revisit"),
    path("mijn/toezeggingen/", views.own, name="own"),
    path("toezegging/<str:token>/", views.by_link, name="by_link"),
    path("toezeggingen/<int:pk>/", views.detail, name="detail"),
    path("toezeggingen/<int:pk>/stap/", views.step, name="step"),
    path("toezeggingen/<int:pk>/wijzigen/", views.change, name="change"),
    path("toezeggingen/<int:pk>/werd/", views.become, name="become"),
]
