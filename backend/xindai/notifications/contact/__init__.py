"""The contact gate: whether a person may be contacted now, for a purpose, by a channel.

Owns the rules (versioned, approved by a second person), the persons with their time zone, their
stops, and every attempt. `permit` asks the pure rules first, which know the next permitted moment;
the row `contact_attempt` is then let in by a trigger that decides by itself, so that no other way
to a contact exists. Attempts are never changed. All rules that apply bind, and what no rule
provides for is refused.
"""
