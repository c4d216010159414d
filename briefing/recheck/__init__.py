"""A brief of any origin checked anew, from its own file."""
