"""The warm welcome: somebody by name at the first meeting of who comes to help, and how that went."""
