"""What is new since an earlier brief: changes, answers to its questions, and what stays open."""
