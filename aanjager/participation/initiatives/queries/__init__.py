"""What may be asked about initiatives; every page asks who is looking."""

from aanjager.participation.initiatives.queries.clock import (
    leaders,
    messages_sent,
    readers_of,
    untold,
)
from aanjager.participation.initiatives.queries.pages import (
    answer,
    areas_in_use,
    detail,
    is_known,
    led,
    member,
    membership,
    need,
    news,
    offers,
    one,
    overview,
    own,
    photo,
    waiting,
    who_did_this_before,
)
from aanjager.participation.initiatives.queries.places import by_mode, doing_the_same_near, living

__all__ = [
    "answer",
    "areas_in_use",
    "by_mode",
    "detail",
    "doing_the_same_near",
    "is_known",
    "leaders",
    "led",
    "living",
    "member",
    "membership",
    "messages_sent",
    "need",
    "news",
    "offers",
    "one",
    "overview",
    "own",
    "photo",
    "readers_of",
    "untold",
    "waiting",
    "who_did_this_before",
]
