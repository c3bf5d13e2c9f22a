"""Messages to people outside: templates, preferences, and deliveries that survive everybody.

A message is one text for one person by one channel, made of a template's version. States: planned,
then sent (and delivered, where a channel tells), failed, suppressed (the reason says why) or
expired. Each try (`message_send`) names an attempt that the contact gate let in; a trigger refuses
others. What the gate refuses for the moment is postponed to the moment it names.
"""
