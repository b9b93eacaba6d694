class Meta:
    NAME = "Book Shop"


TAGS = [{"name": name, "description": f"About {name}."} for name in ("books", "people")]
