"""GraphQL: one schema over all domains. It knows the doors and no tables.

base/ holds what every domain uses; <domain>/ its types, inputs, queries and mutations. It stands
above the domains because the type graph is round (customer <-> loan) and theirs is not.
"""
