"""Third parties' programs in the schema: who lets them in, with which rights and limits."""
