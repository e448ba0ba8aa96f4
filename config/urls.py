"""Every address of the house, room by room. Paths are Dutch and stay."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("aanjager.community.centres.urls")),
    path("", include("aanjager.community.organisations.urls")),
    path("", include("aanjager.community.ties.urls")),
    path("", include("aanjager.exchange.screening.urls")),
    path("", include("aanjager.exchange.opportunities.urls")),
    path("", include("aanjager.exchange.matching.urls")),
    path("", include("aanjager.exchange.asks.urls")),
    path("", include("aanjager.front.demo.urls")),
    path("", include("aanjager.assembly.commitments.urls")),
    path("", include("aanjager.assembly.plenary.urls")),
    path("", include("aanjager.participation.aftercare.urls")),
    path("", include("aanjager.participation.initiatives.urls")),
    path("", include("aanjager.participation.introductions.urls")),
    path("", include("aanjager.assembly.meetings.urls")),
    path("", include("aanjager.assembly.registrations.urls")),
    path("", include("aanjager.assembly.attendance.urls")),
    path("", include("aanjager.participation.signals.urls")),
    path("", include("aanjager.front.inbox.urls")),
    path("", include("aanjager.exchange.placements.urls")),
    path("onderdelen/", include("aanjager.front.components.urls")),
    path("", include("aanjager.front.desk.urls")),
    path("balie/", include("aanjager.front.exports.urls")),
    path("balie/", include("aanjager.exchange.imports.urls")),
    path("", include("aanjager.front.areas.urls")),
    path("", include("aanjager.assembly.hall.urls")),
    path("", include("aanjager.front.bodies.urls")),
    path("", include("aanjager.front.home.urls")),
    path("", include("aanjager.front.door.urls")),
    path("", include("aanjager.front.mine.urls")),
    path("", include("aanjager.front.papers.urls")),
    path("", include("aanjager.community.people.urls")),
    path("", include("aanjager.front.reports.urls")),
    path("", include("aanjager.front.story.urls")),
    path("", include("aanjager.trust.privacy.urls")),
    path("", include("aanjager.trust.letters.urls")),
    path("", include("aanjager.trust.bookmarks.urls")),
]

handler500 = "aanjager.kernel.pages.went_wrong"
