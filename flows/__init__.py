"""Prefect flows, and the waqai command."""
