"""`briefing schema`: the JSON Schema of brief.json."""


def schema() -> None:
    """Print the JSON Schema of brief.json."""
    from briefing.cli import console
    from briefing.models import Brief

    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Brief.model_json_schema()}
    console.write_result(console.as_json(described))
