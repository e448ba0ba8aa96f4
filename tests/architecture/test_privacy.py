"""Every field of every table is classified: what it says about people, why, how long, and its end."""

from django.apps import apps


def test_every_field_is_classified():
    ours = [m for m in apps.get_models() if m.__module__.startswith("aanjager.")]
    unclassified, unknown = [], []
    for model in ours:
        names = {f.name for f in model._meta.get_fields() if f.concrete and not f.auto_created}
        names |= {model._meta.pk.name}
        unclassified += [f"{model._meta.label}.{n}" for n in names - model.privacy.names()]
        unknown += [f"{model._meta.label}.{n}" for n in model.privacy.names() - names]

    assert len(ours) > 20
    assert unclassified == []
    assert unknown == []


def test_every_personal_table_knows_whose_it_is():
    ours = [m for m in apps.get_models() if m.__module__.startswith("aanjager.")]

    nobody = [m._meta.label for m in ours if m.privacy.kept and not m.privacy.subject]

    assert nobody == ["trust.Event"]  # keeps a number only, so that nothing it names is kept alive
