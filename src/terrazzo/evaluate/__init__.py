"""Scores of the words-to-world pipeline on annotated prompts. `docs/evaluation.md` defines every figure."""

from terrazzo.evaluate.report import Report, Result
from terrazzo.evaluate.running import evaluate

__all__ = ["Report", "Result", "evaluate"]
