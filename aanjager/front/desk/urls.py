from django.urls import path

from aanjager.front.desk.views import cases, figures, intake, people, search, today

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("kies/", today.choose_centre, name="choose_centre"),
    path("zoek/", search.search, name="search"),
    path("cijfers/", figures.figures, name="figures"),
    path("cijfers/cijfers.csv", figures.sheet, name="figures_sheet"),
    path("mensen/", people.overview, name="people"),
    path("mensen/lijst/", people.export, name="export_people"),
    path("mensen/nieuw/", people.new, name="new_person"),
    path("mensen/<int:pk>/", people.detail, name="person"),
    path("mensen/<int:pk>/openen/", people.open_file, name="open_file"),
    path("mensen/<int:pk>/wijzigen/", people.edit, name="edit_person"),
    path("mensen/<int:pk>/intake/", intake.intake, name="intake"),
    path("mensen/<int:pk>/intake/plekken/", intake.suggest, name="suggest"),
    path("bemiddeling/", cases.overview, name="cases"),
    path("bemiddeling/<int:pk>/", cases.detail, name="case"),
    path("bemiddeling/<int:pk>/stap/", cases.plan, name="plan"),
    path("bemiddeling/<int:pk>/voorstel/", cases.propose, name="propose"),
    path("bemiddeling/<int:pk>/voorstel/<int:proposal>/", cases.choose, name="choose"),
    path(
        "bemiddeling/<int:pk>/voorstel/<int:proposal>/kennismaken/",
        cases.introduce,
        name="introduce",
    ),
    path("bemiddeling/<int:pk>/begonnen/", cases.start, name="start"),
    path("bemiddeling/<int:pk>/nazorg/", cases.aftercare, name="aftercare"),
    path("bemiddeling/<int:pk>/fase/", cases.move_on, name="move_on"),
    path("bemiddeling/<int:pk>/overdragen/", cases.hand_over, name="hand_over"),
    path("bemiddeling/<int:pk>/afsluiten/", cases.close, name="close"),
    path("bemiddeling/<int:pk>/papier/", cases.paper, name="paper"),
    path("bemiddeling/<int:pk>/papier/sturen/", cases.send_paper, name="send_paper"),
]
