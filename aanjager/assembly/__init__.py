"""How we come together: meetings, who comes, working groups, the plenary, and what was promised."""
