"""The addresses of the door and of the sessions, for who organises."""

from django.urls import path

from aanjager.assembly.attendance.views import door, sessions

app_name = "attendance"
DESK = "bijeenkomsten/beheer/<int:pk>"
urlpatterns = [
    path(f"{DESK}/indelen/", sessions.divide, name="divide"),
    path(f"{DESK}/indelen/<int:session>/", sessions.at_session, name="at_session"),
    path(f"{DESK}/wachtlijst/<int:row>/", sessions.queue, name="queue"),
    path(f"{DESK}/ingang/", door.check_in, name="check_in"),
    path(f"{DESK}/ingang/lijst/", door.typed, name="typed"),
    path(f"{DESK}/ingang/papier/", door.paper, name="paper"),
    path(f"{DESK}/ingang/<str:ticket>/", door.ticket, name="ticket"),
]
