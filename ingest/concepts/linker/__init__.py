"""The trained linker: which stretches of a sentence mean which concept, beyond what labels say.

sentence ──stretches──▶ candidates ──network──▶ probabilities ──choosing──▶ spans
"""
