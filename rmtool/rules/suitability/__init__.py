"""The suitability gate (D10, D93, D116; DOMAIN 3): what may be shown to a client at all, decided before anything is."""
