from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0011_words_meet_blocks")]

    operations = [
        migrations.AddField(
            "shownlist", "number", models.CharField(blank=True, default="", max_length=12), preserve_default=False
        ),
        migrations.AddConstraint("shownlist", models.UniqueConstraint(fields=["number"], condition=~models.Q(number=""), name="a_list_counts_once")),
    ]
