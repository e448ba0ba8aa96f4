"""What is told in confidence: how a yes was said, who is let in, and the log of who looked.

Rooms that keep something somebody told in confidence build on this, so that it holds in all alike
(docs/decisions/0024-what-is-told-in-confidence.md).
"""
