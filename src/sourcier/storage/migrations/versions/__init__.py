"""Steps of the schema, oldest first; a step that has left the house is never edited."""
