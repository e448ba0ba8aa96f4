"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.exchange.asks.models
import aanjager.exchange.brokerage.models
import aanjager.exchange.imports.models
import aanjager.exchange.matching.models
import aanjager.exchange.opportunities.models
import aanjager.exchange.placements.models  # noqa: F401
