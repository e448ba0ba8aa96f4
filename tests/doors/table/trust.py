"""Who may use which address of the floor trust."""

TABLE: dict[str, str] = {
    "bookmarks:forget": "volunteer",
    "bookmarks:keep": "signed in",
    "bookmarks:put_first": "volunteer",
    "letters:overview": "any staff",
    "letters:send_again": "staff",
    "privacy:data": "signed in",
    "privacy:gone": "everybody",
    "privacy:leave": "signed in",
    "privacy:mine": "signed in",
    "privacy:readable": "signed in",
    "privacy:table": "signed in",
    "privacy:register": "everybody",
}
