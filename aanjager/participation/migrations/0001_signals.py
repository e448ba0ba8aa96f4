import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('community', '0003_people_on_paper_are_asked_to_stay'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pattern',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='waar het om gaat')),
                ('about', models.TextField(blank=True, verbose_name='wat we zien')),
                ('owner_name', models.CharField(max_length=120, verbose_name='wie trekt dit')),
                ('state', models.CharField(choices=[('open', 'wordt bekeken'), ('taken_up', 'opgepakt'), ('declined', 'niet opgepakt'), ('done', 'klaar')], default='open', max_length=10)),
                ('next_step', models.CharField(blank=True, choices=[('initiative', 'een initiatief'), ('introduction', 'mensen aan elkaar voorstellen'), ('meeting', 'een thema op een bijeenkomst'), ('plan', 'een projectplan'), ('talk', 'een gesprek met de gemeente'), ('none', 'niets, want')], max_length=12, verbose_name='volgende stap')),
                ('step_words', models.TextField(blank=True, verbose_name='wat we gaan doen, of waarom niet')),
                ('opened_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='patterns', to='community.area')),
                ('centre', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='patterns', to='community.centre')),
                ('lifted_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lifted_to', to='participation.pattern')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='patterns', to='community.theme')),
            ],
            options={
                'verbose_name': 'patroon',
            },
        ),
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=200, verbose_name='wat heb je gezien of gehoord')),
                ('more', models.TextField(blank=True, verbose_name='meer erover')),
                ('source', models.CharField(choices=[('staff', 'medewerker'), ('volunteer', 'vrijwilliger'), ('organisation', 'organisatie'), ('resident', 'bewoner'), ('meeting', 'bijeenkomst'), ('survey', 'onderzoek')], max_length=12, verbose_name='van wie komt het')),
                ('weight', models.PositiveSmallIntegerField(choices=[(1, 'goed om te weten'), (2, 'vraagt aandacht'), (3, 'kan niet wachten')], default=2, verbose_name='hoe dringend')),
                ('wants_to_hear', models.BooleanField(default=True, verbose_name='ik wil horen wat ermee gebeurt')),
                ('noted_at', models.DateTimeField()),
                ('told_at', models.DateTimeField(null=True)),
                ('origin_path', models.CharField(blank=True, max_length=200)),
                ('origin_label', models.CharField(blank=True, max_length=200)),
                ('client_id', models.UUIDField(blank=True, null=True)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='community.area')),
                ('centre', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='community.centre')),
                ('noted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='signals', to='community.person')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='signals', to='community.organisation')),
                ('pattern', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='participation.pattern')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='community.theme')),
            ],
            options={
                'verbose_name': 'signaal',
                'verbose_name_plural': 'signalen',
            },
        ),
        migrations.AddConstraint(
            model_name='pattern',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(models.Q(('next_step', ''), _negated=True), models.Q(('step_words', ''), _negated=True)), _connector='OR'), name='a_pattern_that_is_decided_says_what_follows'),
        ),
        migrations.AddConstraint(
            model_name='pattern',
            constraint=models.CheckConstraint(condition=models.Q(('lifted_from', None), models.Q(('lifted_from', models.F('pk')), _negated=True), _connector='OR'), name='a_pattern_is_never_lifted_from_itself'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['centre', '-noted_at'], name='signal_list'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['area', 'theme', 'noted_at'], name='signal_alike'),
        ),
        migrations.AddConstraint(
            model_name='signal',
            constraint=models.UniqueConstraint(condition=models.Q(('client_id__isnull', False)), fields=('centre', 'client_id'), name='a_signal_sent_twice_is_one'),
        ),
    ]
