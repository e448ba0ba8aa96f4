from django.db import migrations

# Which step of which template a title was, in Dutch and in English; until here the title was kept.
TITLES = [
    ("questions", "value", "Wat heeft de buurt eraan?", "What is in it for the neighbourhood?"),
    ("questions", "for_whom", "Voor wie is het?", "Whom is it for?"),
    ("questions", "lasting", "Is het één keer, of blijft het?", "Is it once, or does it last?"),
    ("questions", "partners", "Wie doet er mee?", "Who takes part?"),
    ("questions", "cost", "Wat kost het, en wie betaalt?", "What does it cost, and who pays?"),
    ("questions", "learn", "Van wie kun je leren?", "From whom can you learn?"),
    ("support", "group", "Vorm een groepje", "Form a small group"),
    ("support", "neighbours", "Vertel het alle buren", "Tell all neighbours"),
    ("support", "signatures", "Haal handtekeningen op", "Collect signatures"),
    ("permit", "permission", "Vraag of je toestemming nodig hebt", "Ask whether you need permission"),
    ("permit", "submit", "Dien je plan in", "Submit your plan"),
    ("permit", "ask_after", "Vraag hoe het ermee staat", "Ask how it is going"),
    ("fund", "budget", "Maak een begroting", "Make a budget"),
    ("fund", "find_fund", "Zoek een fonds dat past", "Find a fund that fits"),
    ("fund", "apply", "Dien je aanvraag in", "Submit your application"),
    ("host", "payout", "Zoek een uitbetaaladres", "Find a payout address"),
    ("host", "agree", "Spreek af wie wat doet", "Agree who does what"),
    ("host", "receipts", "Bewaar elke bon", "Keep every receipt"),
]
MOST = 1_000


def name(apps, schema_editor):
    """Give steps of a template their code; a second of the same, and what is unknown, become own words."""
    Step = apps.get_model("participation", "Step")
    codes = {(of, title): code for of, code, *titles in TITLES for title in titles}
    taken, batch = set(), []
    found = Step.objects.exclude(template="").order_by("initiative", "template", "pk")
    for step in found.iterator(chunk_size=MOST):
        code = codes.get((step.template, step.title))
        which = (step.initiative_id, step.template, code)
        if code and which not in taken:
            taken.add(which)
            step.code, step.title, step.about = code, "", ""
        else:
            step.template = ""
        batch.append(step)
        if len(batch) >= MOST:
            Step.objects.bulk_update(batch, ["template", "code", "title", "about"])
            batch = []
    Step.objects.bulk_update(batch, ["template", "code", "title", "about"])


def tell(apps, schema_editor):
    """Write the Dutch title back, as it was kept before."""
    Step = apps.get_model("participation", "Step")
    for of, code, title, _english in TITLES:
        Step.objects.filter(template=of, code=code).update(title=title, code="")


class Migration(migrations.Migration):

    dependencies = [
        ('participation', '0041_steps_know_their_advice'),
    ]

    operations = [migrations.RunPython(name, tell)]
