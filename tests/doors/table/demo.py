"""Who may use which address of the floor demo."""

TABLE: dict[str, str] = {
    "demo": "nobody",
    "demo:letter": "nobody",
    "demo:post": "nobody",
}
