"""Jejak Inovasi: outcomes of public-service innovation in Indonesia, from records to figures."""
