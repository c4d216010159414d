"""What a source can be: one table of formats, and a file for each that has a shape of its own."""
