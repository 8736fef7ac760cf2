"""Batches: many prompts to many worlds, on all cores or on a cluster, safe to kill and to start again."""

from terrazzo.batch.jobs import Job, read_jobs
from terrazzo.batch.running import Outcome, run_batch

__all__ = ["Job", "Outcome", "read_jobs", "run_batch"]
