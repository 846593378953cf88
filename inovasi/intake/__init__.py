"""From an uploaded file to checked rows of package tables: pure functions, nothing stored. `inovasi.intake.upload` is the door."""
