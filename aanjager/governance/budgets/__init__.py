"""What residents asked for in a participatory budget, brought in as initiatives."""
