"""How the centre looks at what organisations send in, decides with a reason, and hears objections."""
