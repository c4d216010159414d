"""How the articles of a story stand to each other: where they agree, differ, or deny."""
