"""What names a client on a command line and in a script: the bank's number, `#id` in the book where there is none."""


def handle_of(client_no: str | None, client_id: int | None) -> str:
    """Return the client number, else the book's own."""
    return client_no or f"#{client_id}"
