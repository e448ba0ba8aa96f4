"""The addresses of organisations: public, their own, at the desk."""

from django.urls import path

from aanjager.community.organisations.views import desk, own, square

app_name = "organisations"
urlpatterns = [
    path("organisaties/", square.overview, name="overview"),
    path("organisaties/aanmelden/", square.register, name="register"),
    path("organisatie/gegevens/", own.choose, name="choose"),
    path("organisatie/<int:pk>/gegevens/", own.details, name="own"),
    path("organisatie/<int:pk>/mensen/", own.people, name="people"),
    path("organisatie/<int:pk>/mensen/<int:role>/einde/", own.end_role, name="end_role"),
    path("organisatie/<int:pk>/bezwaar/", own.appeal, name="appeal"),
    path("organisatie/<int:pk>/stoppen/", own.stop, name="stop"),
    path("balie/organisaties/", desk.overview, name="desk"),
    path("balie/organisaties/lijst.csv", desk.sheet, name="sheet"),
    path("balie/organisaties/<int:pk>/", desk.file, name="file"),
    path("balie/organisaties/<int:pk>/screening/", desk.screen, name="screen"),
    path("balie/organisaties/<int:pk>/opnieuw/", desk.look_again, name="look_again"),
    path("balie/organisaties/<int:pk>/hervatten/", desk.resume, name="resume"),
    path("balie/organisaties/<int:pk>/moeder/", desk.put_under_parent, name="put_under_parent"),
    path("balie/organisaties/<int:pk>/verklaringen/", desk.add_statement, name="add_statement"),
    path("balie/verklaringen/<int:pk>/weg/", desk.remove_statement, name="remove_statement"),
    path("balie/organisaties/bezwaar/<int:pk>/", desk.answer_appeal, name="answer_appeal"),
]
