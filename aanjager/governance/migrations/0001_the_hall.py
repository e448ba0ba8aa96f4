import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('community', '0003_people_on_paper_are_asked_to_stay'),
        ('participation', '0001_signals'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('plenary', 'plenair'), ('groups', 'werkgroepen'), ('presentation', 'presentatie'), ('decision', 'besluit'), ('break', 'pauze')], default='plenary', max_length=12, verbose_name='soort')),
                ('title', models.CharField(max_length=200, verbose_name='onderwerp')),
                ('minutes', models.PositiveSmallIntegerField(default=15, verbose_name='minuten')),
            ],
        ),
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
            name='Amendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('change', 'wijzigen'), ('insert', 'invoegen'), ('strike', 'schrappen'), ('missing', 'er ontbreekt iets'), ('general', 'algemeen'), ('editorial', 'redactioneel')], max_length=10, verbose_name='soort')),
                ('block_uid', models.UUIDField(blank=True, null=True)),
                ('after_uid', models.UUIDField(blank=True, null=True)),
                ('old_hash', models.CharField(blank=True, max_length=64)),
                ('new_text', models.TextField(blank=True, verbose_name='nieuwe tekst')),
                ('operations', models.JSONField(default=list)),
                ('about', models.CharField(max_length=200, verbose_name='waar het om gaat')),
                ('motive', models.TextField(verbose_name='waarom')),
                ('submitter_label', models.CharField(blank=True, max_length=120, verbose_name='van wie')),
                ('state', models.CharField(choices=[('draft', 'concept'), ('filed', 'ingediend'), ('admitted', 'ontvankelijk'), ('not_admitted', 'niet ontvankelijk'), ('discussed', 'besproken'), ('adopted', 'overgenomen'), ('changed', 'gewijzigd overgenomen'), ('rejected', 'afgewezen'), ('held', 'aangehouden'), ('processed', 'verwerkt'), ('withdrawn', 'ingetrokken'), ('lapsed', 'vervallen')], default='filed', max_length=12)),
                ('state_reason', models.TextField(blank=True, verbose_name='reden')),
                ('is_reconstruction', models.BooleanField(default=False)),
                ('filed_at', models.DateTimeField()),
                ('client_id', models.UUIDField(blank=True, null=True)),
                ('lapsed_for', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='made_lapse', to='governance.amendment')),
                ('submitter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='amendments', to='community.person')),
            ],
            options={
                'verbose_name': 'wijzigingsvoorstel',
            },
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('centre', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='community.centre')),
            ],
            options={
                'verbose_name': 'orgaan',
            },
        ),
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('proposal', models.CharField(choices=[('adopt', 'overnemen'), ('change', 'gewijzigd overnemen'), ('reject', 'afwijzen'), ('hold', 'aanhouden')], max_length=8, verbose_name='advies')),
                ('text', models.TextField(blank=True, verbose_name='voorgestelde tekst')),
                ('explanation', models.TextField(verbose_name='toelichting')),
                ('given_at', models.DateTimeField()),
                ('mover_answer', models.CharField(blank=True, choices=[('agrees', 'eens'), ('disagrees', 'oneens'), ('withdraws', 'trekt het in')], max_length=10)),
                ('mover_comment', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('amendment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advices', to='governance.amendment')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advices', to='governance.body')),
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
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='commitments', to='community.person')),
            ],
            options={
                'verbose_name': 'toezegging',
            },
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
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='governance.commitment')),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('adopted', 'overgenomen'), ('changed', 'gewijzigd overgenomen'), ('rejected', 'afgewezen'), ('held', 'aangehouden'), ('enacted', 'vastgesteld')], max_length=10, verbose_name='besluit')),
                ('text', models.TextField(blank=True, verbose_name='tekst zoals besloten')),
                ('reason', models.TextField(verbose_name='waarom')),
                ('decided_on', models.DateField()),
                ('decided_at', models.DateTimeField()),
                ('amendment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='governance.amendment')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='governance.body')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='governance.decision')),
            ],
            options={
                'verbose_name': 'besluit',
            },
        ),
        migrations.AddField(
            model_name='commitment',
            name='decision',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='governance.decision'),
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
                ('agenda_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='lines', to='governance.agendaitem')),
                ('signal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='participation.signal')),
            ],
        ),
        migrations.AddField(
            model_name='commitment',
            name='line',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='governance.discussionline'),
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('kind', models.CharField(choices=[('vision', 'visiestuk'), ('rules', 'reglement'), ('plan', 'plan'), ('report', 'verslag')], max_length=8, verbose_name='soort')),
                ('purpose', models.TextField(blank=True, verbose_name='doel')),
                ('is_replay', models.BooleanField(default=False)),
                ('is_public', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField()),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='community.area')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='governance.body')),
                ('centre', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='community.centre')),
            ],
            options={
                'verbose_name': 'document',
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='governance.document'),
        ),
        migrations.AddField(
            model_name='amendment',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='governance.document'),
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
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='governance.meeting')),
            ],
            options={
                'verbose_name': 'uitnodiging',
            },
        ),
        migrations.CreateModel(
            name='Download',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('presentation', 'presentatie'), ('research', 'onderzoek'), ('sheets', 'vellen'), ('document', 'document'), ('report', 'verslag')], max_length=12, verbose_name='soort')),
                ('title', models.CharField(max_length=200, verbose_name='titel')),
                ('about', models.CharField(blank=True, max_length=300, verbose_name='waar het over gaat')),
                ('author', models.CharField(blank=True, max_length=120, verbose_name='van wie')),
                ('file', models.FileField(blank=True, upload_to='downloads/')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ('kept_copy', models.FileField(blank=True, upload_to='copies/')),
                ('media_type', models.CharField(blank=True, max_length=80)),
                ('size_bytes', models.PositiveBigIntegerField(default=0)),
                ('is_generated', models.BooleanField(default=False)),
                ('is_missing', models.BooleanField(default=False)),
                ('checked_on', models.DateField(null=True)),
                ('is_reachable', models.BooleanField(null=True)),
                ('added_at', models.DateTimeField()),
                ('author_person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='downloads', to='community.person')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='downloads', to='governance.meeting')),
            ],
        ),
        migrations.AddField(
            model_name='discussionline',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='governance.meeting'),
        ),
        migrations.AddField(
            model_name='commitment',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='governance.meeting'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='governance.meeting'),
        ),
        migrations.CreateModel(
            name='MergeRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('merged_at', models.DateTimeField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merge_runs', to='governance.document')),
            ],
        ),
        migrations.CreateModel(
            name='BlockChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('block_uid', models.UUIDField()),
                ('amendment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='governance.amendment')),
                ('merge_run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='governance.mergerun')),
            ],
        ),
        migrations.CreateModel(
            name='MergeStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=20)),
                ('before', models.JSONField()),
                ('made_at', models.DateTimeField()),
                ('is_undone', models.BooleanField(default=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merge_steps', to='governance.meeting')),
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
                ('joined_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='joined_from', to='governance.participant')),
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
                ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='governance.cluster')),
                ('sheet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='governance.flipsheet')),
                ('participant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notes', to='governance.participant')),
            ],
            options={
                'verbose_name': 'briefje',
            },
        ),
        migrations.AddField(
            model_name='flipsheet',
            name='checked_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='checked', to='governance.participant'),
        ),
        migrations.AddField(
            model_name='flipsheet',
            name='transcribed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='transcribed', to='governance.participant'),
        ),
        migrations.AddField(
            model_name='discussionline',
            name='participant',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='lines', to='governance.participant'),
        ),
        migrations.CreateModel(
            name='PointSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='in_points', to='governance.cluster')),
                ('note', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='in_points', to='governance.note')),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='governance.point')),
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
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='governance.meeting')),
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
                ('invitation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='registrations', to='governance.invitation')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='governance.meeting')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='registrations_at_meetings', to='community.person')),
            ],
            options={
                'verbose_name': 'aanmelding',
            },
        ),
        migrations.AddField(
            model_name='participant',
            name='registration',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='participants', to='governance.registration'),
        ),
        migrations.CreateModel(
            name='Entitled',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('has_voted', models.BooleanField(default=False)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='may_vote', to='governance.participant')),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entitled', to='governance.poll')),
                ('registration', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='may_vote', to='governance.registration')),
            ],
        ),
        migrations.CreateModel(
            name='AccessNeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=500, verbose_name='wat heb je nodig')),
                ('registration', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='access_need', to='governance.registration')),
            ],
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('generated', 'gemaakt'), ('correcting', 'ter correctie'), ('fixed', 'vastgesteld'), ('published', 'gepubliceerd')], default='generated', max_length=12)),
                ('correct_until', models.DateTimeField(null=True)),
                ('generated_at', models.DateTimeField()),
                ('fixed_at', models.DateTimeField(null=True)),
                ('published_at', models.DateTimeField(null=True)),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report_of', to='governance.document')),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='governance.meeting')),
            ],
            options={
                'verbose_name': 'verslag',
            },
        ),
        migrations.CreateModel(
            name='Revisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proposed_at', models.DateTimeField()),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisits', to='governance.commitment')),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='revisits', to='governance.agendaitem')),
            ],
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=80, verbose_name='functie')),
                ('started_on', models.DateField()),
                ('ended_on', models.DateField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='governance.body')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='community.person')),
            ],
        ),
        migrations.CreateModel(
            name='SecretVote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('choice', models.CharField(max_length=10)),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='secret_votes', to='governance.poll')),
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
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='governance.series'),
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
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='governance.meeting')),
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
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='governance.registration')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='governance.session')),
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
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='sitting', to='governance.meeting')),
            ],
        ),
        migrations.AddField(
            model_name='participant',
            name='sitting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='governance.sitting'),
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='naam')),
                ('role', models.CharField(blank=True, max_length=160, verbose_name='wie of wat')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='speaks_at', to='community.person')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speakers', to='governance.session')),
            ],
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_at', models.DateTimeField()),
                ('amendment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='governance.amendment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='community.person')),
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
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='themes', to='governance.meeting')),
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
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='stage', to='governance.meeting')),
                ('poll', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='governance.poll')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='governance.theme')),
            ],
        ),
        migrations.AddField(
            model_name='poll',
            name='theme',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='governance.theme'),
        ),
        migrations.AddField(
            model_name='discussionline',
            name='theme',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='governance.theme'),
        ),
        migrations.CreateModel(
            name='AmendmentSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('linked_at', models.DateTimeField()),
                ('amendment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='governance.amendment')),
                ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_to', to='governance.discussionline')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendment_sources', to='governance.meeting')),
                ('note', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_to', to='governance.note')),
                ('point', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_to', to='governance.point')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_to', to='governance.theme')),
            ],
        ),
        migrations.CreateModel(
            name='ThemeRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=600)),
                ('revised_at', models.DateTimeField()),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='governance.theme')),
            ],
        ),
        migrations.CreateModel(
            name='ThemeSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('wholly', 'geheel'), ('partly', 'deels'), ('occasion', 'aanleiding')], default='wholly', max_length=10)),
                ('linked_at', models.DateTimeField()),
                ('is_reconstruction', models.BooleanField(default=False)),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='in_themes', to='governance.point')),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='governance.theme')),
            ],
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('draft', 'concept'), ('open', 'ter inzage'), ('adopted', 'vastgesteld'), ('lapsed', 'vervallen')], default='draft', max_length=8)),
                ('frozen_hash', models.CharField(blank=True, max_length=64)),
                ('frozen_at', models.DateTimeField(null=True)),
                ('frozen_because', models.CharField(blank=True, max_length=120)),
                ('changelog', models.TextField(blank=True, verbose_name='wat er anders is')),
                ('created_at', models.DateTimeField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='governance.document')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='governance.version')),
            ],
            options={
                'verbose_name': 'versie',
            },
        ),
        migrations.CreateModel(
            name='Sentence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('block_uid', models.UUIDField()),
                ('sources', models.JSONField(default=list)),
                ('is_by_hand', models.BooleanField(default=False)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sentences', to='governance.version')),
            ],
        ),
        migrations.AddField(
            model_name='mergerun',
            name='from_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merged_into', to='governance.version'),
        ),
        migrations.AddField(
            model_name='mergerun',
            name='to_version',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='made_by', to='governance.version'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='version',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='governance.version'),
        ),
        migrations.AddField(
            model_name='decision',
            name='version',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='governance.version'),
        ),
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField()),
                ('position', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('heading', 'kop'), ('paragraph', 'alinea'), ('item', 'lijstitem')], default='paragraph', max_length=10)),
                ('text', models.TextField()),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='blocks', to='governance.version')),
            ],
        ),
        migrations.AddField(
            model_name='amendment',
            name='base_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='governance.version'),
        ),
        migrations.AddField(
            model_name='amendment',
            name='processed_in',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='processed_amendments', to='governance.version'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='version',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='governance.version'),
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(max_length=10)),
                ('voted_at', models.DateTimeField()),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='governance.participant')),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='governance.poll')),
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
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='governance.meeting')),
                ('session', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='group', to='governance.session')),
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
                ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='governance.cluster')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='governance.workinggroup')),
            ],
        ),
        migrations.AddField(
            model_name='point',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='points', to='governance.workinggroup'),
        ),
        migrations.AddField(
            model_name='participant',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='governance.workinggroup'),
        ),
        migrations.AddField(
            model_name='note',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='governance.workinggroup'),
        ),
        migrations.AddField(
            model_name='flipsheet',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='governance.workinggroup'),
        ),
        migrations.CreateModel(
            name='Dot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slot', models.PositiveSmallIntegerField()),
                ('of', models.PositiveSmallIntegerField(default=2)),
                ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='dots', to='governance.cluster')),
                ('note', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='dots', to='governance.note')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dots', to='governance.participant')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dots', to='governance.workinggroup')),
            ],
        ),
        migrations.AddField(
            model_name='cluster',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clusters', to='governance.workinggroup'),
        ),
        migrations.AddConstraint(
            model_name='body',
            constraint=models.UniqueConstraint(fields=('centre', 'name'), name='a_body_has_one_name_at_its_centre', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='advice',
            constraint=models.UniqueConstraint(fields=('amendment', 'number'), name='an_advice_has_its_own_number'),
        ),
        migrations.AddConstraint(
            model_name='advice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('mover_answer', '')), models.Q(models.Q(('mover_answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='an_answer_to_advice_has_its_moment'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='a_changed_commitment_says_why'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(models.F('meeting'), django.db.models.functions.text.Lower('address'), condition=models.Q(models.Q(('address', ''), _negated=True), ('state__in', ['draft', 'sent', 'accepted', 'declined'])), name='one_live_invitation_per_address_and_meeting'),
        ),
        migrations.AddConstraint(
            model_name='download',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('meeting', 'position'), name='two_downloads_never_stand_in_one_place'),
        ),
        migrations.AddConstraint(
            model_name='download',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file', ''), _negated=True), models.Q(('url', ''), _negated=True), ('is_generated', True), ('is_missing', True), _connector='OR'), name='a_download_is_a_file_a_link_generated_or_said_to_be_missing'),
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
            model_name='blockchange',
            constraint=models.UniqueConstraint(fields=('merge_run', 'block_uid', 'amendment'), name='a_change_is_counted_once'),
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
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='a_published_report_says_when'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('body', 'person'), name='sits_in_a_body_once'),
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
            model_name='support',
            constraint=models.UniqueConstraint(fields=('amendment', 'person'), name='supports_an_amendment_once'),
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
            model_name='version',
            constraint=models.UniqueConstraint(fields=('document', 'number'), name='a_version_has_its_own_number'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('document',), name='a_document_has_one_draft_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='version',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('frozen_at', None), ('frozen_hash', ''), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), models.Q(('frozen_hash', ''), _negated=True), ('frozen_at__isnull', False)), _connector='OR'), name='what_is_laid_open_is_frozen'),
        ),
        migrations.AddConstraint(
            model_name='sentence',
            constraint=models.UniqueConstraint(fields=('version', 'block_uid'), name='a_block_names_its_sources_once'),
        ),
        migrations.AddConstraint(
            model_name='sentence',
            constraint=models.CheckConstraint(condition=models.Q(('is_by_hand', True), models.Q(('sources', []), _negated=True), _connector='OR'), name='a_sentence_has_sources_or_is_by_hand'),
        ),
        migrations.AddConstraint(
            model_name='mergerun',
            constraint=models.UniqueConstraint(fields=('from_version',), name='a_version_has_one_next_version'),
        ),
        migrations.AddConstraint(
            model_name='mergerun',
            constraint=models.CheckConstraint(condition=models.Q(('from_version', models.F('to_version')), _negated=True), name='a_merge_leads_to_another_version'),
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
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amendment__isnull', False), ('version', None)), models.Q(('amendment', None), ('version__isnull', False)), _connector='OR'), name='a_decision_is_about_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(condition=models.Q(('amendment__isnull', False), ('supersedes', None)), fields=('amendment',), name='an_amendment_is_decided_once'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'changed'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='a_changed_adoption_has_its_text'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('reason__regex', '^(.|\\n){20,}$')), name='a_decision_has_a_reason_of_twenty_characters'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.UniqueConstraint(fields=('version', 'uid'), name='a_block_stands_in_a_version_once'),
        ),
        migrations.AddConstraint(
            model_name='block',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('version', 'position'), name='two_blocks_never_stand_in_one_place'),
        ),
        migrations.AddIndex(
            model_name='amendment',
            index=models.Index(fields=['document', 'state', 'number'], name='amendment_list'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.UniqueConstraint(fields=('document', 'number'), name='an_amendment_has_its_own_number'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.UniqueConstraint(condition=models.Q(('client_id__isnull', False)), fields=('document', 'client_id'), name='an_amendment_sent_twice_is_one'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['change', 'strike']), _negated=True), models.Q(('block_uid__isnull', False), models.Q(('old_hash', ''), _negated=True)), _connector='OR'), name='an_amendment_of_a_block_names_it'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'lapsed'), _negated=True), ('lapsed_for__isnull', False), _connector='OR'), name='what_lapsed_names_the_other'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'processed'), _negated=True), ('processed_in__isnull', False), _connector='OR'), name='what_is_processed_names_its_version'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'not_admitted'), _negated=True), models.Q(('state_reason', ''), _negated=True), _connector='OR'), name='not_admitted_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('meeting', 'position'), name='two_agenda_items_never_stand_in_one_place'),
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
