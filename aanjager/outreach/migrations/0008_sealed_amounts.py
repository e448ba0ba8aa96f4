"""Numbers that were answered are sealed: what stood there is sealed on the way."""

from django.db import migrations

from aanjager.kernel.sealing import SealedNumber


def seal(apps, schema_editor):
    answers = apps.get_model("outreach", "SurveyAnswer").objects
    for it in answers.exclude(plain=None).iterator():
        it.number = it.plain
        it.save(update_fields=["number"])


def unseal(apps, schema_editor):
    answers = apps.get_model("outreach", "SurveyAnswer").objects
    for it in answers.filter(number__isnull=False).iterator():
        it.plain = it.number
        it.save(update_fields=["plain"])


class Migration(migrations.Migration):
    dependencies = [("outreach", "0007_standing_questions")]

    operations = [
        migrations.RenameField("surveyanswer", "number", "plain"),
        migrations.AddField("surveyanswer", "number", SealedNumber(null=True)),
        migrations.RunPython(seal, unseal),
        migrations.RemoveField("surveyanswer", "plain"),
    ]
