"""Several suitable options for one client, each with its reason, and what to ask first (D9, D15, D18-D29)."""
