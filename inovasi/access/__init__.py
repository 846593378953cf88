"""Who may do what: signing in, roles, and the one value that every change of data asks for."""
