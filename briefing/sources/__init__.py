"""Sources: files, folders, patterns, web pages, feeds and standard input as articles (`load.read`)."""
