"""What a model is asked, a file a task: the request, the schema of the answer, the reading of it."""
