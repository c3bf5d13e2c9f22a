"""Maker and checker: one mechanism over every command.

A policy says which command, from which amount on, needs whose eyes. A command it applies to is not
done but kept as a request: pending, then approved and executed or failed, or rejected, withdrawn,
expired. What is executed is what was asked for, to the letter (its hash is kept and compared), as
the maker, with the rights he has at that moment. Nobody checks his own request: the database
refuses it too.
"""
