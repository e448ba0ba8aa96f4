from django.urls import path

from aanjager.front.desk.views import cases, figures, intake, people, search, today

app_name = "desk"
urlpatterns = [
    path("balie/", today.today, name="today"),
    path("balie/kies/", today.choose_centre, name="choose_centre"),
    path("netwerk/", figures.network, name="network"),
    path("balie/zoek/", search.search, name="search"),
    path("balie/cijfers/", figures.figures, name="figures"),
    path("balie/cijfers/cijfers.csv", figures.sheet, name="figures_sheet"),
    path("balie/mensen/", people.overview, name="people"),
    path("balie/mensen/lijst/", people.export, name="export_people"),
    path("balie/mensen/nieuw/", people.new, name="new_person"),
    path("balie/mensen/<int:pk>/", people.detail, name="person"),
    path("balie/mensen/<int:pk>/openen/", people.open_file, name="open_file"),
    path("balie/mensen/<int:pk>/wijzigen/", people.edit, name="edit_person"),
    path("balie/mensen/<int:pk>/blijft/", people.stays, name="stays"),
    path("balie/mensen/<int:pk>/laat-gaan/", people.let_go, name="let_go"),
    path("balie/mensen/<int:pk>/intake/", intake.intake, name="intake"),
    path("balie/mensen/<int:pk>/intake/plekken/", intake.suggest, name="suggest"),
    path("balie/bemiddeling/", cases.overview, name="cases"),
    path("balie/bemiddeling/lijst/", cases.export, name="export_cases"),
    path("balie/bemiddeling/<int:pk>/", cases.detail, name="case"),
    path("balie/bemiddeling/<int:pk>/stap/", cases.plan, name="plan"),
    path("balie/bemiddeling/<int:pk>/voorstel/", cases.propose, name="propose"),
    path("balie/bemiddeling/<int:pk>/voorstel/<int:proposal>/", cases.choose, name="choose"),
    path(
        "balie/bemiddeling/<int:pk>/voorstel/<int:proposal>/kennismaken/",
        cases.introduce,
        name="introduce",
    ),
    path("balie/bemiddeling/<int:pk>/begonnen/", cases.start, name="start"),
    path("balie/bemiddeling/<int:pk>/nazorg/", cases.aftercare, name="aftercare"),
    path("balie/bemiddeling/<int:pk>/fase/", cases.move_on, name="move_on"),
    path("balie/bemiddeling/<int:pk>/overdragen/", cases.hand_over, name="hand_over"),
    path("balie/bemiddeling/<int:pk>/afsluiten/", cases.close, name="close"),
    path("balie/bemiddeling/<int:pk>/papier/", cases.paper, name="paper"),
    path("balie/bemiddeling/<int:pk>/papier/sturen/", cases.send_paper, name="send_paper"),
]
