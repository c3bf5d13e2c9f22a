"""Documents as PDF: a fixed typst program, its data as JSON, in a process of its own."""
