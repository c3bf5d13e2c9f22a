"""Reporting: what is put together out of several domains, and how people look at it.

It stands above all of them and enters by their doors, so a report shows what its reader may see;
it changes none of them. It owns the views that staff keep of lists, and their exports: who wanted
which list, and the sealed workbook that lies there for a day.
"""
