"""The engine that knows no crisis: states, actions, chance, modules, views.  Imports only the standard library."""
