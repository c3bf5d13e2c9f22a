"""The company's seal: a PAdES signature over the whole document, and what checks it."""
