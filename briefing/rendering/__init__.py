"""The brief as its reader gets it: pages, an e-mail draft, the terminal, JSON."""
