"""Stories: articles on one event clustered, their findings merged and linked, and the stories ranked."""
