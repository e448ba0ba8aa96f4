from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('participation', '0042_steps_name_their_advice'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('template', ''), _negated=True), fields=('initiative', 'template', 'code'), name='a_step_of_a_template_stands_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code', ''), ('template', ''), models.Q(('title', ''), _negated=True)), models.Q(models.Q(('template', ''), _negated=True), models.Q(('code', ''), _negated=True), ('about', ''), ('title', '')), _connector='OR'), name='a_step_is_of_a_template_or_in_own_words'),
        ),
    ]
