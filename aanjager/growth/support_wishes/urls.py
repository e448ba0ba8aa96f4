"""The addresses of what helps somebody. None holds a wish."""

from django.urls import path

from aanjager.growth.support_wishes.views import others, own

app_name = "support_wishes"
urlpatterns = [
    path("mijn/wat-helpt/", own.mine, name="mine"),
    path("mijn/wat-helpt/vertellen/", own.tell, name="tell"),
    path("mijn/wat-helpt/weg/", own.withdraw, name="withdraw"),
    path("mijn/wat-helpt/papier.pdf", own.paper, name="paper"),
    path("mijn/wat-helpt/laten-zien/", own.share, name="share"),
    path("mijn/wat-helpt/laten-zien/<int:pk>/stop/", own.stop_sharing, name="stop_sharing"),
    path("mijn/wat-helpt/opgeschreven/<int:pk>/ja/", own.accept, name="accept"),
    path("mijn/wat-helpt/opgeschreven/<int:pk>/weg/", own.discard, name="discard"),
    path("organisatie/wat-helpt/", others.of_organisation, name="of_organisation"),
    path("wat-helpt/<int:pk>/", others.shared, name="shared"),
    path("wat-helpt/<int:pk>/kijk/", others.look, name="look"),
    path("balie/wat-helpt/", others.overview, name="overview"),
    path("balie/wat-helpt/<int:person>/", others.written, name="written"),
    path("balie/wat-helpt/<int:person>/samen/", others.together, name="together"),
    path("balie/wat-helpt/<int:person>/papier.pdf", others.paper, name="paper_of"),
    path("balie/wat-helpt/<int:person>/weg/", others.erase, name="erase"),
]
