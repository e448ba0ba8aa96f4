import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('trust', '0003_what_processes_share'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bookmark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=200)),
                ('name', models.CharField(max_length=60)),
                ('question', models.CharField(blank=True, max_length=500)),
                ('is_default', models.BooleanField(default=False)),
                ('kept_at', models.DateTimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bookmarks', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'path', 'name'), name='bookmark_has_its_own_name_in_a_list'), models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('user', 'path'), name='list_opens_with_one_bookmark')],
            },
        ),
    ]
