"""The parts of generate.py: rhythm, people, wording, claims, talk. Not used by the product."""
