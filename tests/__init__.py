"""One folder a question; see CONTRIBUTING."""
