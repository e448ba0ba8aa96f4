import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('assembly', '0001_the_hall'),
        ('community', '0003_people_on_paper_are_asked_to_stay'),
        ('governance', '0001_texts'),
    ]

    operations = [
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
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='downloads', to='assembly.meeting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('meeting', 'position'), name='two_downloads_never_stand_in_one_place'), models.CheckConstraint(condition=models.Q(models.Q(('file', ''), _negated=True), models.Q(('url', ''), _negated=True), ('is_generated', True), ('is_missing', True), _connector='OR'), name='a_download_is_a_file_a_link_generated_or_said_to_be_missing')],
            },
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
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='assembly.meeting')),
            ],
            options={
                'verbose_name': 'verslag',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='a_published_report_says_when')],
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
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'block_uid'), name='a_block_names_its_sources_once'), models.CheckConstraint(condition=models.Q(('is_by_hand', True), models.Q(('sources', []), _negated=True), _connector='OR'), name='a_sentence_has_sources_or_is_by_hand')],
            },
        ),
    ]
