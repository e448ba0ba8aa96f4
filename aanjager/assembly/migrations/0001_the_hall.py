import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('community', '0003_people_on_paper_are_asked_to_stay'),
        ('governance', '0001_texts'),
        ('participation', '0001_signals'),
    ]

    operations = [
        migrations.CreateModel(
            name='Cluster',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=120, verbose_name='titel')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('is_undone', models.BooleanField(default=False)),
                ('board_version', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='FlipSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('photo', models.FileField(blank=True, upload_to='sheets/')),
                ('transcription', models.TextField(blank=True, verbose_name='uitgewerkte tekst')),
                ('state', models.CharField(choices=[('photo', 'foto'), ('transcribed', 'uitgewerkt'), ('checked', 'gecontroleerd')], default='photo', max_length=12)),
            ],
        ),
        migrations.CreateModel(
            name='Point',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=400, verbose_name='tekst')),
                ('rank', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('of', models.PositiveSmallIntegerField(default=2)),
                ('state', models.CharField(choices=[('proposed', 'voorgesteld'), ('not_chosen', 'niet gekozen'), ('chosen', 'gekozen'), ('handed_in', 'ingeleverd'), ('taken_up', 'opgenomen'), ('partly', 'deels opgenomen'), ('separate', 'apart behandeld'), ('not_treated', 'niet behandeld')], default='proposed', max_length=12)),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='waarom niet')),
                ('board_version', models.PositiveIntegerField(default=0)),
                ('is_reconstruction', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'punt',
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('plenary', 'plenair'), ('groups', 'werkgroepen'), ('presentation', 'presentatie'), ('decision', 'besluit'), ('break', 'pauze')], default='plenary', max_length=12, verbose_name='soort')),
                ('title', models.CharField(max_length=200, verbose_name='onderwerp')),
                ('minutes', models.PositiveSmallIntegerField(default=15, verbose_name='minuten')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='governance.version')),
            ],
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('meeting', 'bijeenkomst'), ('conference', 'conferentie'), ('training', 'training')], default='meeting', max_length=10, verbose_name='soort')),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('theme', models.CharField(blank=True, max_length=200, verbose_name='thema')),
                ('purpose', models.TextField(blank=True, verbose_name='waarom we samenkomen')),
                ('venue', models.CharField(blank=True, max_length=200, verbose_name='waar')),
                ('address', models.CharField(blank=True, max_length=200, verbose_name='adres')),
                ('online_url', models.URLField(blank=True, verbose_name='link voor online')),
                ('starts_at', models.DateTimeField(verbose_name='begint')),
                ('ends_at', models.DateTimeField(verbose_name='eindigt')),
                ('capacity', models.PositiveIntegerField(blank=True, null=True, verbose_name='hoeveel plaatsen')),
                ('announce_on', models.DateField(blank=True, null=True, verbose_name='aankondigen op')),
                ('invite_from', models.DateField(blank=True, null=True, verbose_name='uitnodigen vanaf')),
                ('close_registration_at', models.DateTimeField(blank=True, null=True, verbose_name='aanmelden tot')),
                ('points_to_plenary', models.PositiveSmallIntegerField(default=2, verbose_name='hoeveel punten per groep naar de zaal')),
                ('visibility', models.CharField(choices=[('public', 'iedereen'), ('invited', 'alleen wie is uitgenodigd')], default='public', max_length=8, verbose_name='wie mag het zien')),
                ('state', models.CharField(choices=[('draft', 'concept'), ('announced', 'aangekondigd'), ('open', 'aanmelden kan'), ('closed', 'aanmelden gesloten'), ('live', 'bezig'), ('over', 'afgelopen'), ('reported', 'verslag vastgesteld'), ('archived', 'in het archief'), ('cancelled', 'geannuleerd')], default='draft', max_length=10)),
                ('cancelled_because', models.CharField(blank=True, max_length=300, verbose_name='waarom niet')),
                ('attended_words', models.CharField(blank=True, max_length=80, verbose_name='hoeveel mensen er waren')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('is_replay', models.BooleanField(default=False)),
                ('created_at', models.DateTimeField()),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='community.area')),
                ('board', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='governance.body')),
                ('centre', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='community.centre')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='governance.version')),
            ],
            options={
                'verbose_name': 'bijeenkomst',
                'verbose_name_plural': 'bijeenkomsten',
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='naam')),
                ('address', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                ('language', models.CharField(default='nl', max_length=5)),
                ('seats', models.PositiveSmallIntegerField(default=1, verbose_name='met hoeveel mensen')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('audience', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('draft', 'concept'), ('sent', 'verzonden'), ('accepted', 'toegezegd'), ('declined', 'afgemeld'), ('withdrawn', 'ingetrokken'), ('expired', 'verlopen'), ('bounced', 'onbestelbaar')], default='draft', max_length=10)),
                ('sent_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='invitations', to='community.organisation')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='invitations', to='community.person')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='assembly.meeting')),
            ],
            options={
                'verbose_name': 'uitnodiging',
            },
        ),
        migrations.CreateModel(
            name='DiscussionLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('stance', 'standpunt'), ('question', 'vraag'), ('example', 'voorbeeld'), ('concern', 'zorg'), ('signal', 'signaal'), ('commitment', 'toezegging')], default='stance', max_length=10, verbose_name='soort')),
                ('text', models.CharField(max_length=600, verbose_name='wat er gezegd werd')),
                ('by_label', models.CharField(blank=True, max_length=120, verbose_name='van wie')),
                ('state', models.CharField(choices=[('offered', 'aangereikt'), ('kept', 'opgenomen'), ('left_out', 'niet opgenomen')], default='kept', max_length=8)),
                ('left_out_because', models.CharField(blank=True, max_length=300, verbose_name='waarom niet opgenomen')),
                ('client_id', models.UUIDField(default=uuid.uuid4)),
                ('said_at', models.DateTimeField()),
                ('is_reconstruction', models.BooleanField(default=False)),
                ('agenda_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='lines', to='assembly.agendaitem')),
                ('signal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='participation.signal')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='assembly.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300, verbose_name='wat is toegezegd')),
                ('owner_label', models.CharField(max_length=120, verbose_name='door wie')),
                ('due_on', models.DateField(verbose_name='uiterlijk')),
                ('state', models.CharField(choices=[('open', 'open'), ('busy', 'bezig'), ('done', 'gedaan'), ('dropped', 'vervallen')], default='open', max_length=8)),
                ('outcome', models.TextField(blank=True, verbose_name='wat ervan kwam')),
                ('reminded_for', models.CharField(blank=True, max_length=40)),
                ('made_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('is_reconstruction', models.BooleanField(default=False)),
                ('centre', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='community.centre')),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='governance.decision')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='commitments', to='community.person')),
                ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='assembly.discussionline')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='assembly.meeting')),
            ],
            options={
                'verbose_name': 'toezegging',
            },
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='assembly.meeting'),
        ),
        migrations.CreateModel(
            name='MergeStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=20)),
                ('before', models.JSONField()),
                ('made_at', models.DateTimeField()),
                ('is_undone', models.BooleanField(default=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merge_steps', to='assembly.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('device_hash', models.CharField(blank=True, max_length=64)),
                ('label', models.CharField(blank=True, max_length=60, verbose_name='hoe wil je heten')),
                ('role', models.CharField(choices=[('participant', 'deelnemer'), ('facilitator', 'gespreksleider'), ('scribe', 'verslaglegger'), ('chair', 'voorzitter')], default='participant', max_length=12)),
                ('is_ready', models.BooleanField(default=False)),
                ('joined_at', models.DateTimeField()),
                ('follow_hash', models.CharField(blank=True, max_length=64)),
                ('joined_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='joined_from', to='assembly.participant')),
            ],
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('client_id', models.UUIDField()),
                ('text', models.CharField(blank=True, max_length=1120)),
                ('origin', models.CharField(choices=[('phone', 'telefoon'), ('sheet', 'vel'), ('behalf', 'namens iemand')], default='phone', max_length=8)),
                ('state', models.CharField(choices=[('visible', 'zichtbaar'), ('hidden', 'verborgen'), ('withdrawn', 'ingetrokken')], default='visible', max_length=10)),
                ('hidden_reason', models.CharField(blank=True, max_length=200, verbose_name='waarom verborgen')),
                ('board_version', models.PositiveIntegerField()),
                ('written_at', models.DateTimeField()),
                ('is_reconstruction', models.BooleanField(default=False)),
                ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='assembly.cluster')),
                ('sheet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='assembly.flipsheet')),
                ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notes', to='assembly.participant')),
            ],
            options={
                'verbose_name': 'briefje',
            },
        ),
        migrations.AddField(
            model_name='flipsheet',
            name='checked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='checked', to='assembly.participant'),
        ),
        migrations.AddField(
            model_name='flipsheet',
            name='transcribed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='transcribed', to='assembly.participant'),
        ),
        migrations.AddField(
            model_name='discussionline',
            name='participant',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='lines', to='assembly.participant'),
        ),
        migrations.CreateModel(
            name='PointSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='in_points', to='assembly.cluster')),
                ('note', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='in_points', to='assembly.note')),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='assembly.point')),
            ],
        ),
        migrations.CreateModel(
            name='Poll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(max_length=200, verbose_name='vraag')),
                ('method', models.CharField(choices=[('for_against', 'voor, tegen, onthouding'), ('objection', 'bezwaar')], default='for_against', max_length=12, verbose_name='manier')),
                ('is_secret', models.BooleanField(default=False, verbose_name='geheim')),
                ('state', models.CharField(choices=[('ready', 'klaar'), ('open', 'open'), ('closed', 'gesloten'), ('shown', 'getoond')], default='ready', max_length=8)),
                ('entitled_count', models.PositiveIntegerField(null=True)),
                ('totals', models.JSONField(default=dict)),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('amendment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='governance.amendment')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='assembly.meeting')),
            ],
            options={
                'verbose_name': 'peiling',
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='naam')),
                ('address', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                ('organisation_name', models.CharField(blank=True, max_length=160, verbose_name='organisatie')),
                ('language', models.CharField(default='nl', max_length=5)),
                ('state', models.CharField(choices=[('placed', 'geplaatst'), ('waiting', 'op de wachtlijst'), ('offered', 'plaats aangeboden'), ('lapsed', 'aanbod verlopen'), ('cancelled', 'afgemeld'), ('present', 'aanwezig'), ('absent', 'niet gekomen')], max_length=10)),
                ('priority', models.PositiveSmallIntegerField(default=5)),
                ('queued_at', models.DateTimeField()),
                ('placed_at', models.DateTimeField(null=True)),
                ('offered_until', models.DateTimeField(null=True)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('present_at', models.DateTimeField(null=True)),
                ('proven_at', models.DateTimeField(null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('shown_to', models.CharField(choices=[('nobody', 'niemand'), ('participants', 'wie er ook komt'), ('everybody', 'iedereen')], default='participants', max_length=12, verbose_name='wie mag je naam zien')),
                ('code', models.CharField(max_length=8)),
                ('link_hash', models.CharField(max_length=64, unique=True)),
                ('invitation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='registrations', to='assembly.invitation')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='assembly.meeting')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='registrations_at_meetings', to='community.person')),
            ],
            options={
                'verbose_name': 'aanmelding',
            },
        ),
        migrations.AddField(
            model_name='participant',
            name='registration',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='participants', to='assembly.registration'),
        ),
        migrations.CreateModel(
            name='Entitled',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('has_voted', models.BooleanField(default=False)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='may_vote', to='assembly.participant')),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entitled', to='assembly.poll')),
                ('registration', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='may_vote', to='assembly.registration')),
            ],
        ),
        migrations.CreateModel(
            name='AccessNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=500, verbose_name='wat heb je nodig')),
                ('registration', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='access_need', to='assembly.registration')),
            ],
        ),
        migrations.CreateModel(
            name='Revisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proposed_at', models.DateTimeField()),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisits', to='assembly.commitment')),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='revisits', to='assembly.agendaitem')),
            ],
        ),
        migrations.CreateModel(
            name='SecretVote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('choice', models.CharField(max_length=10)),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='secret_votes', to='assembly.poll')),
            ],
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160, verbose_name='naam')),
                ('rhythm', models.CharField(choices=[('once', 'eenmalig'), ('yearly', 'elk jaar'), ('two_yearly', 'elke twee jaar'), ('free', 'wanneer het nodig is')], default='free', max_length=10, verbose_name='hoe vaak')),
                ('centre', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='series', to='community.centre')),
            ],
            options={
                'verbose_name': 'reeks',
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='assembly.series'),
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('group', 'werkgroep'), ('session', 'sessie')], default='session', max_length=8, verbose_name='soort')),
                ('position', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('about', models.TextField(blank=True, verbose_name='waar het over gaat')),
                ('room', models.CharField(blank=True, max_length=80, verbose_name='zaal')),
                ('starts_at', models.DateTimeField(blank=True, null=True, verbose_name='begint')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='eindigt')),
                ('capacity', models.PositiveIntegerField(blank=True, null=True, verbose_name='hoeveel plaatsen')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='assembly.meeting')),
            ],
            options={
                'verbose_name': 'sessie',
            },
        ),
        migrations.CreateModel(
            name='Choice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('preference', models.PositiveSmallIntegerField(default=1)),
                ('is_placed', models.BooleanField(default=False)),
                ('present_at', models.DateTimeField(null=True)),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='assembly.registration')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='assembly.session')),
            ],
        ),
        migrations.CreateModel(
            name='Sitting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('join_code', models.CharField(max_length=6, unique=True)),
                ('state', models.CharField(choices=[('shut', 'nog dicht'), ('open', 'open'), ('paused', 'gepauzeerd'), ('closed', 'gesloten')], default='shut', max_length=8)),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('participants_order', models.BooleanField(default=False, verbose_name='iedereen mag ordenen')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sitting', to='assembly.meeting')),
            ],
        ),
        migrations.AddField(
            model_name='participant',
            name='sitting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='assembly.sitting'),
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('role', models.CharField(blank=True, max_length=160, verbose_name='wie of wat')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='speaks_at', to='community.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speakers', to='assembly.session')),
            ],
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=600, verbose_name='tekst')),
                ('heading', models.CharField(blank=True, max_length=120, verbose_name='kop in het verslag')),
                ('origin', models.CharField(choices=[('points', 'uit de punten van de groepen'), ('plenary', 'in de zaal ontstaan')], default='points', max_length=8)),
                ('state', models.CharField(choices=[('draft', 'concept'), ('presented', 'voorgelegd'), ('discussed', 'besproken'), ('finished', 'afgerond')], default='draft', max_length=10)),
                ('unchanged_because', models.CharField(blank=True, max_length=300, verbose_name='waarom geen wijzigingsvoorstel')),
                ('is_undone', models.BooleanField(default=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='themes', to='assembly.meeting')),
            ],
            options={
                'verbose_name': 'thema',
            },
        ),
        migrations.CreateModel(
            name='Stage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=0)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='stage', to='assembly.meeting')),
                ('poll', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='assembly.poll')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='assembly.theme')),
            ],
        ),
        migrations.AddField(
            model_name='poll',
            name='theme',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='assembly.theme'),
        ),
        migrations.AddField(
            model_name='discussionline',
            name='theme',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='assembly.theme'),
        ),
        migrations.CreateModel(
            name='AmendmentSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('linked_at', models.DateTimeField()),
                ('amendment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='governance.amendment')),
                ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_to', to='assembly.discussionline')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendment_sources', to='assembly.meeting')),
                ('note', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_to', to='assembly.note')),
                ('point', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_to', to='assembly.point')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_to', to='assembly.theme')),
            ],
        ),
        migrations.CreateModel(
            name='ThemeRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=600)),
                ('revised_at', models.DateTimeField()),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='assembly.theme')),
            ],
        ),
        migrations.CreateModel(
            name='ThemeSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('wholly', 'geheel'), ('partly', 'deels'), ('occasion', 'aanleiding')], default='wholly', max_length=10)),
                ('linked_at', models.DateTimeField()),
                ('is_reconstruction', models.BooleanField(default=False)),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='in_themes', to='assembly.point')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='assembly.theme')),
            ],
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(max_length=10)),
                ('voted_at', models.DateTimeField()),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='assembly.participant')),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='assembly.poll')),
            ],
        ),
        migrations.CreateModel(
            name='WorkingGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(blank=True, max_length=120, verbose_name='onderwerp')),
                ('room', models.CharField(blank=True, max_length=80, verbose_name='zaal')),
                ('question', models.CharField(blank=True, max_length=200, verbose_name='vraag')),
                ('state', models.CharField(choices=[('collecting', 'verzamelen'), ('ordering', 'ordenen'), ('choosing', 'kiezen'), ('chosen', 'gekozen'), ('handed_in', 'ingeleverd')], default='collecting', max_length=10)),
                ('board_version', models.PositiveIntegerField(default=0)),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='tot hoe laat')),
                ('fewer_because', models.CharField(blank=True, max_length=300, verbose_name='waarom minder punten')),
                ('handed_in_at', models.DateTimeField(null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='assembly.meeting')),
                ('session', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='group', to='assembly.session')),
            ],
            options={
                'verbose_name': 'werkgroep',
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('together', 'bij elkaar gezet'), ('moved', 'verplaatst'), ('hidden', 'verborgen')], max_length=8)),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('taken_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='assembly.cluster')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='assembly.workinggroup')),
            ],
        ),
        migrations.AddField(
            model_name='point',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='points', to='assembly.workinggroup'),
        ),
        migrations.AddField(
            model_name='participant',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='assembly.workinggroup'),
        ),
        migrations.AddField(
            model_name='note',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='assembly.workinggroup'),
        ),
        migrations.AddField(
            model_name='flipsheet',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='assembly.workinggroup'),
        ),
        migrations.CreateModel(
            name='Dot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slot', models.PositiveSmallIntegerField()),
                ('of', models.PositiveSmallIntegerField(default=2)),
                ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='dots', to='assembly.cluster')),
                ('note', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='dots', to='assembly.note')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dots', to='assembly.participant')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dots', to='assembly.workinggroup')),
            ],
        ),
        migrations.AddField(
            model_name='cluster',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clusters', to='assembly.workinggroup'),
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old_due_on', models.DateField()),
                ('new_due_on', models.DateField()),
                ('old_owner_label', models.CharField(max_length=120)),
                ('new_owner_label', models.CharField(max_length=120)),
                ('reason', models.CharField(max_length=300, verbose_name='waarom')),
                ('changed_at', models.DateTimeField()),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='assembly.commitment')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_changed_commitment_says_why')],
            },
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(models.F('meeting'), django.db.models.functions.text.Lower('address'), condition=models.Q(models.Q(('address', ''), _negated=True), ('state__in', ['draft', 'sent', 'accepted', 'declined'])), name='one_live_invitation_per_address_and_meeting'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(fields=['state', 'due_on'], name='commitment_due'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('decision__isnull', False), ('line__isnull', False), _connector='OR'), name='a_commitment_comes_from_a_decision_or_a_line'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'dropped'), _negated=True), models.Q(('outcome', ''), _negated=True), _connector='OR'), name='a_dropped_commitment_says_why'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('state__in', ['open', 'busy'])), models.Q(('closed_at__isnull', False), ('state__in', ['done', 'dropped'])), _connector='OR'), name='a_closed_commitment_says_when'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('meeting', 'position'), name='two_agenda_items_never_stand_in_one_place'),
        ),
        migrations.AddIndex(
            model_name='mergestep',
            index=models.Index(fields=['meeting', '-id'], name='last_step_first'),
        ),
        migrations.AddConstraint(
            model_name='pointsource',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cluster', None), ('note__isnull', False)), models.Q(('cluster__isnull', False), ('note', None)), _connector='OR'), name='a_source_of_a_point_is_a_note_or_a_cluster'),
        ),
        migrations.AddConstraint(
            model_name='pointsource',
            constraint=models.UniqueConstraint(fields=('point', 'cluster', 'note'), name='a_point_names_a_source_once', nulls_distinct=False),
        ),
        migrations.AddIndex(
            model_name='registration',
            index=models.Index(fields=['meeting', 'state', 'priority', 'queued_at'], name='registration_queue'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['placed', 'waiting', 'offered', 'present']), ('person__isnull', False)), fields=('meeting', 'person'), name='one_running_registration_per_person_and_meeting'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(models.F('meeting'), django.db.models.functions.text.Lower('address'), condition=models.Q(('state__in', ['placed', 'waiting', 'offered', 'present']), models.Q(('address', ''), _negated=True)), name='one_running_registration_per_address_and_meeting'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(fields=('meeting', 'code'), name='a_code_opens_one_registration_of_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'offered'), _negated=True), ('offered_until__isnull', False), _connector='OR'), name='an_offered_seat_has_a_term'),
        ),
        migrations.AddConstraint(
            model_name='entitled',
            constraint=models.UniqueConstraint(fields=('poll', 'participant'), name='may_vote_in_a_poll_once'),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['centre', 'state', 'starts_at'], name='meeting_list'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='a_meeting_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancelled_because', ''), _negated=True), _connector='OR'), name='a_cancelled_meeting_says_why'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('points_to_plenary__gte', 1), ('points_to_plenary__lte', 9)), name='one_to_nine_points_go_to_the_plenary'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.UniqueConstraint(fields=('meeting', 'kind', 'position'), name='a_session_has_its_own_number'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('starts_at', None), ('ends_at', None), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='a_session_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='choice',
            constraint=models.UniqueConstraint(fields=('registration', 'session'), name='a_session_is_chosen_once'),
        ),
        migrations.AddConstraint(
            model_name='choice',
            constraint=models.CheckConstraint(condition=models.Q(('preference__gte', 1), ('preference__lte', 3)), name='a_preference_is_first_second_or_third'),
        ),
        migrations.AddConstraint(
            model_name='sitting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='a_closed_sitting_says_when'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.UniqueConstraint(condition=models.Q(('is_undone', False)), fields=('meeting', 'number'), name='a_theme_has_its_own_number'),
        ),
        migrations.AddConstraint(
            model_name='poll',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'ready'), ('entitled_count__isnull', False), _connector='OR'), name='an_open_poll_knows_who_may_vote'),
        ),
        migrations.AddIndex(
            model_name='discussionline',
            index=models.Index(fields=['meeting', 'position'], name='line_in_order'),
        ),
        migrations.AddConstraint(
            model_name='discussionline',
            constraint=models.UniqueConstraint(fields=('meeting', 'client_id'), name='a_line_sent_twice_is_one_line'),
        ),
        migrations.AddConstraint(
            model_name='discussionline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'left_out'), _negated=True), models.Q(('left_out_because', ''), _negated=True), _connector='OR'), name='a_line_left_out_says_why'),
        ),
        migrations.AddConstraint(
            model_name='amendmentsource',
            constraint=models.UniqueConstraint(fields=('amendment', 'meeting', 'theme', 'point', 'note', 'line'), name='an_amendment_names_a_source_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='themesource',
            constraint=models.UniqueConstraint(fields=('theme', 'point'), name='a_point_goes_into_a_theme_once'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.UniqueConstraint(fields=('poll', 'participant'), name='votes_in_a_poll_once'),
        ),
        migrations.AddConstraint(
            model_name='workinggroup',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='a_group_has_its_own_number'),
        ),
        migrations.AddConstraint(
            model_name='workinggroup',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'handed_in'), _negated=True), ('handed_in_at__isnull', False), _connector='OR'), name='what_is_handed_in_says_when'),
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(fields=['group', 'taken_at'], name='step_history'),
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.UniqueConstraint(fields=('group', 'rank'), name='a_group_gives_each_rank_once'),
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.CheckConstraint(condition=models.Q(('rank', None), models.Q(('rank__gte', 1), ('rank__lte', models.F('of'))), _connector='OR'), name='a_group_chooses_no_more_points_than_agreed'),
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rank', None), ('state__in', ['proposed', 'not_chosen'])), models.Q(('rank__isnull', False), models.Q(('state__in', ['proposed', 'not_chosen']), _negated=True)), _connector='OR'), name='only_a_chosen_point_has_a_rank'),
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'not_treated'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_point_left_out_says_why'),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(condition=models.Q(('device_hash', ''), _negated=True), fields=('sitting', 'device_hash'), name='a_device_is_one_participant_of_a_sitting'),
        ),
        migrations.AddIndex(
            model_name='note',
            index=models.Index(fields=['group', 'board_version'], name='note_since'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.UniqueConstraint(fields=('group', 'client_id'), name='a_note_sent_twice_is_one_note'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'hidden'), _negated=True), models.Q(('hidden_reason', ''), _negated=True), _connector='OR'), name='a_hidden_note_says_why'),
        ),
        migrations.AddConstraint(
            model_name='note',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'visible'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='a_visible_note_has_words'),
        ),
        migrations.AddConstraint(
            model_name='flipsheet',
            constraint=models.UniqueConstraint(fields=('group', 'position'), name='a_sheet_has_its_own_number'),
        ),
        migrations.AddConstraint(
            model_name='flipsheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['transcribed', 'checked']), _negated=True), models.Q(('transcription', ''), _negated=True), _connector='OR'), name='a_checked_sheet_has_its_text'),
        ),
        migrations.AddConstraint(
            model_name='dot',
            constraint=models.UniqueConstraint(fields=('participant', 'slot'), name='each_dot_of_a_participant_lies_in_one_place'),
        ),
        migrations.AddConstraint(
            model_name='dot',
            constraint=models.UniqueConstraint(fields=('participant', 'cluster', 'note'), name='a_participant_gives_one_thing_one_dot', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='dot',
            constraint=models.CheckConstraint(condition=models.Q(('slot__gte', 1), ('slot__lte', models.F('of'))), name='nobody_has_more_dots_than_agreed'),
        ),
        migrations.AddConstraint(
            model_name='dot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cluster', None), ('note__isnull', False)), models.Q(('cluster__isnull', False), ('note', None)), _connector='OR'), name='a_dot_lies_on_a_note_or_a_cluster'),
        ),
        migrations.AddIndex(
            model_name='cluster',
            index=models.Index(fields=['group', 'board_version'], name='cluster_since'),
        ),
    ]
