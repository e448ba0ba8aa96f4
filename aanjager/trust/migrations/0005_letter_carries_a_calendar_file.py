from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('trust', '0004_bookmarks_of_lists'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='calendar',
            field=models.TextField(blank=True),
        ),
    ]
