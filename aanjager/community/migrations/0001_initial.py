"""The tables of the floor community: places, centres, people, organisations and skills."""

import aanjager.kernel.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('trust', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(choices=[('organisation', 'organisatie'), ('opportunity', 'vacature')], max_length=12)),
                ('code', models.SlugField(max_length=40)),
                ('text_nl', models.CharField(max_length=300)),
                ('text_en', models.CharField(max_length=300)),
                ('position', models.PositiveSmallIntegerField()),
                ('is_required', models.BooleanField(default=True)),
                ('source', models.CharField(max_length=200)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('street', 'straat'), ('neighbourhood', 'buurt'), ('district', 'wijk'), ('town', 'plaats'), ('municipality', 'gemeente'), ('region', 'regio'), ('province', 'provincie'), ('country', 'land')], max_length=15)),
                ('region_kind', models.CharField(blank=True, max_length=30)),
                ('code', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=120)),
                ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='community.area')),
                ('ancestor_ids', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('valid_from', models.PositiveSmallIntegerField()),
                ('valid_to', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged_from', to='community.area')),
                ('point', aanjager.kernel.fields.PointField(null=True)),
                ('outline', models.JSONField(default=list)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('bare_name', models.GeneratedField(db_persist=True, expression=models.Func(models.Func(django.db.models.functions.text.Lower(models.F('name')), models.Value("áàâäãåéèêëíìîïóòôöõúùûüýÿçñÁÀÂÄÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜ-'’`."), models.Value('aaaaaaeeeeiiiiooooouuuuyycnaaaaeeeeiiiioooouuuu '), function='translate'), models.Value(' (\\(.*\\)|l|gn|gld|nb|nh|gem s)$'), models.Value(''), function='regexp_replace'), output_field=models.CharField(max_length=120))),
                ('regions', models.ManyToManyField(blank=True, related_name='members', to='community.area')),
            ],
            options={
                'verbose_name': 'gebied',
                'verbose_name_plural': 'gebieden',
            },
        ),
        migrations.CreateModel(
            name='Centre',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='naam')),
                ('slug', models.SlugField(max_length=40, unique=True)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='centres', to='community.area')),
                ('parent_name', models.CharField(blank=True, max_length=120, verbose_name='moederorganisatie')),
                ('about', models.TextField(blank=True, verbose_name='over ons')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='adres')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mailadres')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telefoon')),
                ('opening_hours', models.CharField(blank=True, max_length=200, verbose_name='openingstijden')),
                ('languages', models.JSONField(default=list)),
                ('theme', models.JSONField(default=dict)),
                ('terms', models.JSONField(default=dict)),
                ('is_invented', models.BooleanField(default=False)),
                ('is_open', models.BooleanField(default=True)),
                ('works_in', models.ManyToManyField(blank=True, related_name='served_by', to='community.area')),
            ],
            options={
                'verbose_name': 'vrijwilligerscentrale',
            },
        ),
        migrations.CreateModel(
            name='CentreAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to='community.centre')),
                ('host', models.CharField(max_length=253)),
                ('is_main', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Staff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='staff', to='community.centre')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='staff', to=settings.AUTH_USER_MODEL)),
                ('role', models.CharField(choices=[('consultant', 'consulent'), ('manager', 'manager')], default='consultant', max_length=12)),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('started_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='community.centre')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to=settings.AUTH_USER_MODEL)),
                ('reason', models.CharField(max_length=300, verbose_name='reden')),
                ('started_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='community.centre')),
                ('name', models.CharField(max_length=200, verbose_name='naam')),
                ('kind', models.CharField(choices=[('foundation', 'stichting'), ('association', 'vereniging'), ('public', 'openbare instelling'), ('church', 'kerk of geloofsgemeenschap'), ('school', 'school'), ('care', 'zorginstelling'), ('social_enterprise', 'sociale onderneming'), ('informal', 'groep bewoners')], max_length=20, verbose_name='soort')),
                ('about', models.TextField(blank=True, verbose_name='wat jullie doen')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mailadres')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telefoon')),
                ('postcode', models.CharField(blank=True, max_length=7, verbose_name='postcode')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='adres')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='community.area')),
                ('point', aanjager.kernel.fields.PointField(blank=True, null=True)),
                ('kvk', models.CharField(blank=True, max_length=8, verbose_name='KvK-nummer')),
                ('belongs_to_parent', models.BooleanField(default=False, verbose_name='hoort bij de moederorganisatie van de centrale')),
                ('status', models.CharField(choices=[('registered', 'wacht op screening'), ('approved', 'goedgekeurd'), ('refused', 'niet goedgekeurd'), ('stopped', 'gestopt')], default='registered', max_length=12)),
                ('registered_at', models.DateTimeField()),
                ('usual_answer_days', models.DecimalField(decimal_places=1, editable=False, max_digits=4, null=True)),
                ('source_code', models.CharField(blank=True, max_length=80)),
            ],
            options={
                'verbose_name': 'organisatie',
                'verbose_name_plural': 'organisaties',
            },
        ),
        migrations.CreateModel(
            name='Screening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='screenings', to='community.organisation')),
                ('answers', models.JSONField(default=dict)),
                ('outcome', models.CharField(choices=[('approved', 'goedgekeurd'), ('refused', 'niet goedgekeurd')], max_length=10)),
                ('reason', models.TextField(verbose_name='reden')),
                ('decided_at', models.DateTimeField()),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decider_name', models.CharField(max_length=120)),
                ('appeal', models.TextField(blank=True, verbose_name='bezwaar')),
                ('appealed_at', models.DateTimeField(null=True)),
                ('appeal_answer', models.TextField(blank=True)),
                ('appeal_answered_at', models.DateTimeField(null=True)),
                ('appeal_answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='community.organisation')),
                ('kind', models.CharField(choices=[('liability', 'aansprakelijkheidsverzekering'), ('accident', 'ongevallenverzekering'), ('passengers', 'inzittendenverzekering'), ('conduct', 'gedragscode'), ('confidential_contact', 'vertrouwenscontactpersoon'), ('privacy', 'privacyverklaring'), ('public_benefit', 'ANBI of SBBI')], max_length=24)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('seen_on', models.DateField()),
                ('seen_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='KeyFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='community.area')),
                ('key', models.SlugField(max_length=40)),
                ('year', models.PositiveSmallIntegerField()),
                ('value', models.DecimalField(decimal_places=2, max_digits=14)),
                ('source', models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name='Postcode',
            fields=[
                ('digits', models.CharField(max_length=4, primary_key=True, serialize=False)),
                ('town', models.CharField(max_length=80)),
                ('point', aanjager.kernel.fields.PointField()),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postcodes', to='community.area')),
                ('is_nearest', models.BooleanField(default=False)),
                ('source', models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=60)),
                ('means', models.CharField(max_length=60)),
                ('language', models.CharField(default='nl', max_length=5)),
            ],
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name_nl', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('position', models.PositiveSmallIntegerField(unique=True)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'verbose_name': 'thema',
            },
        ),
        migrations.CreateModel(
            name='Skill',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('name_nl', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=80)),
                ('position', models.PositiveSmallIntegerField(unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='skills', to='community.theme')),
            ],
            options={
                'verbose_name': 'vaardigheid',
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='person', to=settings.AUTH_USER_MODEL)),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='telefoon')),
                ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='geboortejaar')),
                ('postcode', models.CharField(blank=True, max_length=4, verbose_name='vier cijfers van je postcode')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='community.area')),
                ('point', aanjager.kernel.fields.PointField(blank=True, null=True)),
                ('reach_km', models.PositiveSmallIntegerField(default=10, verbose_name='hoe ver wil je reizen')),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=5), blank=True, default=list, size=None)),
                ('availability', models.PositiveIntegerField(default=0)),
                ('about', models.TextField(blank=True, verbose_name='over jou')),
                ('prefers', models.CharField(choices=[('mail', 'per mail'), ('phone', 'per telefoon'), ('post', 'per post')], default='mail', max_length=5, verbose_name='hoe bereiken we je')),
                ('wants_to_be_found', models.BooleanField(default=False, verbose_name='organisaties mogen mij iets vragen')),
                ('registered_on', models.DateField()),
                ('is_paused', models.BooleanField(default=False, verbose_name='even niet')),
                ('erased_at', models.DateTimeField(editable=False, null=True)),
                ('themes', models.ManyToManyField(blank=True, related_name='people', to='community.theme')),
                ('skills', models.ManyToManyField(blank=True, related_name='people', to='community.skill')),
                ('wants_to_learn', models.ManyToManyField(blank=True, related_name='learners', to='community.skill')),
            ],
            options={
                'verbose_name': 'persoon',
                'verbose_name_plural': 'mensen',
            },
        ),
        migrations.CreateModel(
            name='Coordinator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coordinators', to='community.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coordinates', to='community.person')),
                ('title', models.CharField(blank=True, max_length=80, verbose_name='functie')),
                ('started_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='registrations', to='community.person')),
                ('centre', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='community.centre')),
                ('source', models.CharField(choices=[('self', 'zelf'), ('reaction', 'door een reactie'), ('desk', 'aan de balie'), ('import', 'uit een ander systeem')], max_length=10)),
                ('joined_on', models.DateField()),
                ('left_on', models.DateField(blank=True, null=True)),
            ],
        ),
    ]
