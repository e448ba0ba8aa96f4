"""With whom a centre talks: alderman, funds, companies and press, what was said and what follows."""
