"""The addresses of the balance."""

from django.urls import path

from aanjager.front.balance import views

app_name = "balance"
urlpatterns = [
    path("balans/", views.balance, name="balance"),
    path("balans/cijfers.<str:form>", views.download, name="download"),
]
