"""The shared floor: settings, database, clock, jobs, audit, secrets. It knows no domain."""
