"""What the database itself holds true on the floor trust, and what makes it quick."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('trust', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['target', '-happened_at'], name='event_by_target'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['user_id', '-happened_at'], name='event_by_user'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(condition=models.Q(('given_up_at', None), ('sent_at', None)), fields=['written_at'], name='letter_waiting'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='one_account_per_address_whatever_its_case'),
        ),
        migrations.AddConstraint(
            model_name='lawvalue',
            constraint=models.UniqueConstraint(fields=('key', 'valid_from'), name='one_value_per_key_and_first_day'),
        ),
    ]
