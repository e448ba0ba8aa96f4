"""What can go along when somebody is handed over, in the order in which it is shown."""

from django.utils.translation import gettext_lazy as _

WISHES, AGREEMENTS, NEXT_STEP = "wishes", "agreements", "next_step"
KINDS = {
    WISHES: _("Wat je wilt, zoals wij het opschreven"),
    AGREEMENTS: _("Wat we afspraken"),
    NEXT_STEP: _("De volgende stap"),
}
