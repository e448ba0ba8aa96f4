import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('community', '0003_people_on_paper_are_asked_to_stay'),
    ]

    operations = [
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
            model_name='amendment',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='governance.document'),
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
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_at', models.DateTimeField()),
                ('amendment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='governance.amendment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='community.person')),
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
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='governance.document')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='governance.version')),
            ],
            options={
                'verbose_name': 'besluit',
            },
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
            model_name='blockchange',
            constraint=models.UniqueConstraint(fields=('merge_run', 'block_uid', 'amendment'), name='a_change_is_counted_once'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('body', 'person'), name='sits_in_a_body_once'),
        ),
        migrations.AddConstraint(
            model_name='support',
            constraint=models.UniqueConstraint(fields=('amendment', 'person'), name='supports_an_amendment_once'),
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
            model_name='mergerun',
            constraint=models.UniqueConstraint(fields=('from_version',), name='a_version_has_one_next_version'),
        ),
        migrations.AddConstraint(
            model_name='mergerun',
            constraint=models.CheckConstraint(condition=models.Q(('from_version', models.F('to_version')), _negated=True), name='a_merge_leads_to_another_version'),
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
    ]
