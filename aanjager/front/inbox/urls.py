"""The addresses of the inbox: of the organisation and at the desk."""

from django.urls import path

from aanjager.front.inbox.views import desk, organisation, texts

app_name = "inbox"
urlpatterns = [
    path("organisatie/", organisation.inbox, name="inbox"),
    path("organisatie/reacties/lijst/", organisation.export, name="export"),
    path("organisatie/reacties/<int:pk>/", organisation.handle, name="handle"),
    path("organisatie/reacties/<int:pk>/<str:code>/", organisation.step, name="step"),
    path("organisatie/sjablonen/", texts.templates, name="templates"),
    path("organisatie/sjablonen/nieuw/", texts.new_template, name="new_template"),
    path("organisatie/sjablonen/<int:pk>/", texts.edit_template, name="edit_template"),
    path("organisatie/sjablonen/<int:pk>/weg/", texts.remove_template, name="remove_template"),
    path("balie/reacties/", desk.desk_list, name="desk_list"),
    path("balie/reacties/lijst/", desk.desk_export, name="desk_export"),
    path("balie/reacties/nieuw/", desk.desk_new, name="desk_new"),
    path("balie/reacties/<int:pk>/", desk.desk_detail, name="desk_detail"),
    path("balie/reacties/<int:pk>/overnemen/", desk.step_in, name="step_in"),
    path("balie/reacties/<int:pk>/uitkomst/", desk.note_outcome, name="note_outcome"),
]
