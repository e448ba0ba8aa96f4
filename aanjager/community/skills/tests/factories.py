import factory
from factory.django import DjangoModelFactory

from aanjager.community.skills.models import Skill, Theme


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme

    code = factory.Sequence("thema-{}".format)
    name_nl = factory.Sequence("Thema {}".format)
    name_en = factory.Sequence("Theme {}".format)
    position = factory.Sequence(lambda n: n % 64)


class SkillFactory(DjangoModelFactory):
    class Meta:
        model = Skill

    code = factory.Sequence("vaardigheid-{}".format)
    name_nl = factory.Sequence("Vaardigheid {}".format)
    name_en = factory.Sequence("Skill {}".format)
    position = factory.Sequence(lambda n: n % 256)
