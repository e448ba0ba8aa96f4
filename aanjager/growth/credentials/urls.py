"""The addresses of proofs."""

from django.urls import path

from aanjager.growth.credentials.views import desk, own, public

app_name = "credentials"
urlpatterns = [
    path(".well-known/did.json", public.did, name="did"),
    path("bewijs/", public.upload, name="upload"),
    path("bewijs/<uuid:mark>/", public.check, name="check"),
    path("bewijs/lijst/<int:number>/", public.status_list, name="status_list"),
    path("bewijs/link/<str:token>/", public.by_link, name="by_link"),
    path("bewijs/link/<str:token>/<slug:form>/", public.file_by_link, name="file_by_link"),
    path("mijn/bewijzen/", own.mine, name="mine"),
    path("mijn/bewijzen/<int:pk>/", own.detail, name="mine_one"),
    path("mijn/bewijzen/<int:pk>/<slug:form>/", own.file, name="mine_file"),
    path("mijn/bewijzen/link/<int:pk>/stop/", own.end_share, name="end_share"),
    path("balie/bewijzen/", desk.overview, name="overview"),
    path("balie/bewijzen/geven/", desk.choose, name="choose"),
    path("balie/bewijzen/geven/<int:person>/", desk.give, name="give"),
    path("balie/bewijzen/<int:pk>/", desk.detail, name="detail"),
    path("balie/bewijzen/<int:pk>/intrekken/", desk.revoke, name="revoke"),
    path("balie/bewijzen/<int:pk>/pdf/", desk.pdf, name="pdf"),
    path("balie/bewijzen/soorten/", desk.kinds, name="kinds"),
    path("balie/bewijzen/soorten/<int:pk>/stop/", desk.stop, name="stop"),
    path("balie/bewijzen/sleutels/", desk.keys, name="keys"),
    path("balie/bewijzen/sleutels/nieuw/", desk.rotate, name="rotate"),
]
