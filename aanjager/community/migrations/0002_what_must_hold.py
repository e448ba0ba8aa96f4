"""What the database itself holds true on the floor community, and what makes it quick."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='area',
            index=django.contrib.postgres.indexes.GinIndex(fields=['ancestor_ids'], name='area_by_ancestor'),
        ),
        migrations.AddIndex(
            model_name='area',
            index=django.contrib.postgres.indexes.GistIndex(fields=['point'], name='area_by_point'),
        ),
        migrations.AddIndex(
            model_name='area',
            index=models.Index(fields=['name'], name='area_by_name'),
        ),
        migrations.AddIndex(
            model_name='area',
            index=models.Index(fields=['bare_name'], name='area_by_bare_name'),
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=models.Index(fields=['centre', 'status', 'name'], name='organisation_list'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(fields=('subject', 'code', 'valid_from'), name='one_criterion_per_code_and_first_day'),
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.UniqueConstraint(fields=('kind', 'region_kind', 'code'), name='one_area_per_kind_and_code'),
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'region'), ('region_kind', ''), _connector='XOR'), name='only_a_region_has_a_region_kind'),
        ),
        migrations.AddConstraint(
            model_name='centreaddress',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('host'), name='a_host_leads_to_one_centre'),
        ),
        migrations.AddConstraint(
            model_name='centreaddress',
            constraint=models.UniqueConstraint(condition=models.Q(('is_main', True)), fields=('centre',), name='a_centre_has_one_main_address'),
        ),
        migrations.AddConstraint(
            model_name='staff',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('centre', 'user'), name='one_role_per_person_at_a_centre'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('started_at'))), name='a_visit_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(condition=models.Q(('source_code', ''), _negated=True), fields=('centre', 'source_code'), name='an_organisation_is_imported_once'),
        ),
        migrations.AddConstraint(
            model_name='screening',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('appeal_answered_at', None), ('appeal_answered_by', None)), models.Q(('appeal_answered_at__isnull', False), ('appeal_answered_by__isnull', False)), _connector='OR'), name='an_answered_appeal_names_who_answered'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='a_statement_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='keyfigure',
            constraint=models.UniqueConstraint(fields=('area', 'key', 'year'), name='one_figure_per_area_and_year'),
        ),
        migrations.AddConstraint(
            model_name='synonym',
            constraint=models.UniqueConstraint(fields=('word', 'means', 'language'), name='one_row_per_synonym'),
        ),
        migrations.AddConstraint(
            model_name='theme',
            constraint=models.CheckConstraint(condition=models.Q(('position__lt', 64)), name='theme_fits_the_mask'),
        ),
        migrations.AddConstraint(
            model_name='skill',
            constraint=models.CheckConstraint(condition=models.Q(('position__lt', 256)), name='skill_fits_the_mask'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('postcode', ''), ('postcode__regex', '^[1-9][0-9]{3}$'), _connector='OR'), name='a_postcode_is_four_digits_or_empty'),
        ),
        migrations.AddConstraint(
            model_name='coordinator',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('organisation', 'person'), name='coordinates_an_organisation_once'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(fields=('person', 'centre'), name='registered_once_per_centre'),
        ),
    ]
