"""With whom we do it, what we agreed, and who pays: funds, money, measures and agreements."""
