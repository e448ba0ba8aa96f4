"""What the database itself holds true on the floor exchange, and what makes it quick."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='import',
            index=models.Index(fields=['centre', '-started_at'], name='import_list'),
        ),
        migrations.AddIndex(
            model_name='importrow',
            index=models.Index(condition=models.Q(('code', ''), _negated=True), fields=['code'], name='import_row_by_code'),
        ),
        migrations.AddIndex(
            model_name='lexiconword',
            index=models.Index(fields=['root'], name='lexicon_by_root', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='lexiconword',
            index=models.Index(fields=['tail'], name='lexicon_by_tail', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='opportunity',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='opportunity_by_word'),
        ),
        migrations.AddIndex(
            model_name='opportunity',
            index=models.Index(fields=['centre', 'status', '-published_at'], name='opportunity_list'),
        ),
        migrations.AddIndex(
            model_name='opportunity',
            index=models.Index(fields=['organisation', 'status'], name='opportunity_of_organisation'),
        ),
        migrations.AddIndex(
            model_name='opportunity',
            index=models.Index(fields=['fingerprint'], name='opportunity_twice'),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=django.contrib.postgres.indexes.GistIndex(fields=['point'], name='standing_by_point'),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(condition=models.Q(('point', None)), fields=['centre'], name='standing_from_home'),
        ),
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(fields=['organisation', 'state', 'answer_by'], name='placement_inbox'),
        ),
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(fields=['centre', 'state', 'answer_by'], name='placement_desk'),
        ),
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(fields=['person', '-reacted_at'], name='placement_of_person'),
        ),
        migrations.AddIndex(
            model_name='placement',
            index=models.Index(fields=['centre', 'started_on'], name='placement_by_start'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['centre', 'closed_at', 'next_on'], name='case_worklist'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(fields=['placement', 'said_at'], name='message_in_order'),
        ),
        migrations.AddConstraint(
            model_name='importrow',
            constraint=models.UniqueConstraint(fields=('batch', 'number'), name='one_result_per_row_of_a_file'),
        ),
        migrations.AddConstraint(
            model_name='opportunity',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'open'), _negated=True), models.Q(('published_at__isnull', False), models.Q(('area__isnull', False), ('setting', 'home'), _connector='OR')), _connector='OR'), name='an_open_opportunity_was_published_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='opportunity',
            constraint=models.CheckConstraint(condition=models.Q(('places_taken__lte', models.F('places'))), name='never_more_taken_than_places'),
        ),
        migrations.AddConstraint(
            model_name='opportunity',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='it_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='opportunity',
            constraint=models.CheckConstraint(condition=models.Q(('age_max', None), ('age_min', None), ('age_max__gte', models.F('age_min')), _connector='OR'), name='the_oldest_is_not_younger_than_the_youngest'),
        ),
        migrations.AddConstraint(
            model_name='opportunity',
            constraint=models.UniqueConstraint(condition=models.Q(('source_code', ''), _negated=True), fields=('centre', 'source_code'), name='an_opportunity_is_imported_once'),
        ),
        migrations.AddConstraint(
            model_name='ask',
            constraint=models.UniqueConstraint(fields=('opportunity', 'person'), name='asked_once_per_opportunity'),
        ),
        migrations.AddConstraint(
            model_name='ask',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('is_interested', None)), models.Q(('answered_at__isnull', False), ('is_interested__isnull', False)), _connector='OR'), name='an_answer_to_an_ask_has_its_moment'),
        ),
        migrations.AddConstraint(
            model_name='hidden',
            constraint=models.UniqueConstraint(fields=('person', 'opportunity'), name='hidden_once'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['ended', 'declined', 'withdrawn']), _negated=True), fields=('opportunity', 'person'), name='one_running_placement_per_person_and_opportunity'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ended', 'declined', 'withdrawn']), _negated=True), models.Q(('ended_at__isnull', False), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='an_ended_placement_says_when_and_why'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'unconfirmed'), models.Q(('answer_by__isnull', False), ('reacted_at__isnull', False)), _connector='OR'), name='a_sent_reaction_has_a_clock'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'started'), _negated=True), ('started_on__isnull', False), _connector='OR'), name='a_started_placement_has_a_first_day'),
        ),
        migrations.AddConstraint(
            model_name='placement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('offer_hash', ''), ('offer_until', None)), models.Q(('offer_until__isnull', False), models.Q(('offer_hash', ''), _negated=True)), _connector='OR'), name='an_offer_has_its_link_and_its_term'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('centre', 'person'), name='one_running_case_per_person_at_a_centre'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('ending', '')), models.Q(('closed_at__isnull', False), models.Q(('ending', ''), _negated=True)), _connector='OR'), name='a_closed_case_says_how_it_ended'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('opportunity__isnull', False), models.Q(('own_idea', ''), _negated=True), ('reason', ''), _connector='OR'), name='a_proposal_names_an_opportunity_or_an_idea_until_forgotten'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(condition=models.Q(('opportunity__isnull', False)), fields=('case', 'opportunity'), name='an_opportunity_is_proposed_once_in_a_case'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(condition=models.Q(('mail_id', ''), _negated=True), fields=('mail_id',), name='a_mail_is_taken_in_once'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.UniqueConstraint(fields=('placement', 'moment'), name='asked_once_per_moment'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('still_active', '')), models.Q(('answered_at__isnull', False), models.Q(('still_active', ''), _negated=True)), _connector='OR'), name='an_answer_has_its_moment'),
        ),
        migrations.AddIndex(
            model_name='standingwords',
            index=models.Index(fields=['square', 'block'], name='words_by_block'),
        ),
        migrations.AddConstraint(
            model_name='shownlist',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='a_list_counts_once'),
        ),
    ]
