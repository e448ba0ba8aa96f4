"""How a form looks: every field with its label, hint and message; the error summary on top."""

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    """Renders `{{ form }}` with the components of the house."""

    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"
