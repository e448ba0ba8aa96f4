"""Foreign keys are imports that no import linter sees: they too point down."""

from django.apps import apps
from django.conf import settings


def floor(model: type) -> str:
    return model.__module__.split(".")[1]


def test_every_relation_points_to_its_own_floor_or_one_below():
    height = {name: level for level, name in enumerate(settings.FLOORS)}
    ours = [
        m
        for m in apps.get_models(include_auto_created=True)
        if m.__module__.startswith("aanjager.")
    ]

    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in ours
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model in ours
        if height[floor(field.related_model)] > height[floor(model)]
    ]

    assert len(ours) > 20
    assert upward == []
