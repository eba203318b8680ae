"""The trusted loop: Hypothesis draws scenarios, a worker runs them, findings are minimised and become a verdict."""
