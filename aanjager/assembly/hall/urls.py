"""The addresses of the hall: joining, the boards, and the pages of who organises."""

from django.urls import path

from aanjager.assembly.hall.views import board, joining, organising, paper

app_name = "groups"
BOARD = "zaal/<int:pk>/<int:number>/"
MANAGE = "bijeenkomsten/beheer/<int:pk>/zaal/"
urlpatterns = [
    path("w/", joining.code, name="code"),
    path("w/<str:code>/", joining.join, name="join"),
    path("w/<str:code>/<int:number>/", joining.join, name="join"),
    path("zaal/werker.js", organising.worker, name="worker"),
    path("zaal/volg/<str:token>/", joining.follow, name="follow"),
    path("zaal/<int:pk>/", joining.hall, name="hall"),
    path("zaal/<int:pk>/scherm/", organising.screen, name="screen"),
    path("zaal/<int:pk>/kaartjes/", organising.cards, name="cards"),
    path("zaal/<int:pk>/qr/<int:number>.svg", organising.code_picture, name="code_picture"),
    path(BOARD, board.board, name="board"),
    path(f"{BOARD}sinds/", board.since, name="since"),
    path(f"{BOARD}briefjes/", board.write_note, name="write_note"),
    path(f"{BOARD}briefjes/<int:note>/", board.change_note, name="change_note"),
    path(f"{BOARD}ordenen/", board.order, name="order"),
    path(f"{BOARD}stippen/", board.dots, name="dots"),
    path(f"{BOARD}punten/", board.choose, name="choose"),
    path(f"{BOARD}stap/", board.steer, name="steer"),
    path(f"{BOARD}vellen/", paper.sheets, name="sheets"),
    path(f"{BOARD}vellen/<int:sheet>/", paper.sheet, name="sheet"),
    path(f"{BOARD}vellen/<int:sheet>/foto.jpg", paper.photo, name="photo"),
    path(f"{BOARD}mensen/", paper.people, name="people"),
    path(f"{BOARD}mensen/wijzigen/", paper.change_people, name="change_people"),
    path(f"{BOARD}volgen/", paper.keep_link, name="keep_link"),
    path(MANAGE, organising.manage, name="manage"),
    path(f"{MANAGE}wijzigen/", organising.change_hall, name="change_hall"),
    path(f"{MANAGE}mensen/", organising.place_person, name="place_person"),
    path(f"{MANAGE}<int:number>/", organising.describe, name="describe"),
]
