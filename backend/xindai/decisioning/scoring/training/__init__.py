"""How the standard scorecards are made: `./scripts/scorecard german`.

For the workshop, not for the program: it needs scikit-learn, a dependency of development. Nothing
outside of this folder imports it (tests/scoring/test_training.py).
"""
