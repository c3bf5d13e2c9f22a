"""Reporting: what is put together out of several domains. It owns no table and changes none.

It stands above all of them and enters by their doors, so a report shows what its reader may see.
"""
