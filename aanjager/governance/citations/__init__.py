"""The evidence of a plan: frozen citations that say when their source changed or is gone."""
