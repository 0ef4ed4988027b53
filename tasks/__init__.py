"""The steps, in the order the data flows; each is a plain function."""
