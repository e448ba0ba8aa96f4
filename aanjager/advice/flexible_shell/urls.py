"""The addresses of assignments: at the desk, in my place, of an organisation, and by link."""

from django.urls import path

from aanjager.advice.flexible_shell.views import bodies, desk, invoice, own, shared

app_name = "assignments"
DESK, MINE = "balie/opdrachten/", "mijn/opdrachten/"
ONE, OWN, ASKED = f"{DESK}<int:pk>/", f"{MINE}<int:pk>/", f"{MINE}vraag/<int:pk>/"
BODY, ALL, LINK = "organisatie/opdrachten/", "opdrachten/<int:pk>/", "opdracht/<str:token>/"
urlpatterns = [
    path(DESK, desk.overview, name="overview"),
    path(f"{DESK}nieuw/", desk.new, name="new"),
    path(ONE, desk.detail, name="detail"),
    path(f"{ONE}wijzig/", desk.edit, name="edit"),
    path(f"{ONE}zoek/", desk.search, name="search"),
    path(f"{ONE}vraag/", desk.put, name="put"),
    path(f"{ONE}overeenkomst/", desk.draw_up, name="draw_up"),
    path(f"{ONE}afronden/", desk.close, name="close"),
    path(f"{ONE}stop/", desk.stop, name="stop"),
    path(MINE, own.overview, name="mine"),
    path(ASKED, own.offer, name="offer"),
    path(f"{ASKED}ja/", own.accept, name="accept"),
    path(f"{ASKED}nee/", own.decline, name="decline"),
    path(f"{ASKED}door/", own.pass_on, name="pass_on"),
    path(OWN, own.detail, name="own"),
    path(f"{OWN}zelfstandig/", own.check, name="check"),
    path(f"{OWN}akkoord/", own.agree, name="agree"),
    path(f"{OWN}begin/", own.begin, name="begin"),
    path(f"{OWN}uren/", own.hours, name="hours"),
    path(f"{OWN}uren/<int:thing>/weg/", own.remove_hours, name="remove_hours"),
    path(f"{OWN}klaar/", own.deliver, name="deliver"),
    path(f"{OWN}factuur/", invoice.invoice, name="invoice"),
    path(f"{OWN}factuur/gegevens/", invoice.firm, name="firm"),
    path(f"{OWN}factuur.xml", invoice.invoice_file, name="invoice_file"),
    path(f"{OWN}stop/", own.stop, name="stop_work"),
    path(BODY, bodies.overview, name="bodies"),
    path(f"{BODY}nieuw/<int:organisation>/", bodies.ask, name="ask"),
    path(f"{BODY}<int:pk>/", bodies.detail, name="body"),
    path(f"{BODY}<int:pk>/akkoord/", bodies.agree, name="agree_to_pay"),
    path(f"{BODY}<int:pk>/bevestig/", bodies.confirm, name="confirm"),
    path(f"{BODY}<int:pk>/terug/", bodies.send_back, name="send_back"),
    path(f"{BODY}<int:pk>/stop/", bodies.stop, name="stop_asked"),
    path(f"{ALL}overeenkomst.pdf", shared.contract, name="contract"),
    path(f"{ALL}document/", shared.add_file, name="add_file"),
    path(f"{ALL}document/<int:thing>/", shared.file, name="file"),
    path(f"{ALL}document/<int:thing>/weg/", shared.remove_file, name="remove_file"),
    path(LINK, bodies.by_link, name="by_link"),
    path(f"{LINK}akkoord/", bodies.agree_by_link, name="agree_by_link"),
    path(f"{LINK}bevestig/", bodies.confirm_by_link, name="confirm_by_link"),
    path(f"{LINK}terug/", bodies.send_back_by_link, name="send_back_by_link"),
    path(f"{LINK}stop/", bodies.stop_by_link, name="stop_by_link"),
]
