"""With whom we do it, what we agreed, and who pays: funds, measures, agreements and what we offer."""
