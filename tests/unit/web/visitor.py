"""Somebody who reads pages and posts their forms, without a script."""

import re
from dataclasses import dataclass

from httpx2 import Response
from starlette.testclient import TestClient

PORT = 8123
TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')


@dataclass
class Visitor:
    """A browser without a script."""

    client: TestClient

    def open(self, path: str) -> Response:
        """Open a page."""
        return self.client.get(path)

    def token(self) -> str:
        """The token that the forms of the first page bring back."""
        found = TOKEN.search(self.open("/").text)
        assert found is not None
        return found.group(1)

    def post(self, path: str, **fields: str) -> Response:
        """Post a form of a page that was opened before."""
        return self.client.post(
            path, data={"token": self.token(), **fields}, follow_redirects=False
        )

    def ask(self, question: str, **fields: str) -> str:
        """Ask, and give the address of the reply."""
        response = self.post("/ask", question=question, **fields)
        assert response.status_code == 303, response.text
        place: str = response.headers["location"]
        return place
