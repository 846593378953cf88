"""The sheet of a region: everything of Profil provinsi on at most two A4 pages. `model` is neutral, `parts` and `build` fill it from a view."""
