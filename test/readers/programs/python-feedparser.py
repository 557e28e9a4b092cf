import json
import sys

import feedparser


def read(entry):
    content = entry.get("content", [{}])[0]
    return {
        "id": entry.get("id"),
        "link": entry.get("link"),
        "title": entry.get("title"),
        "titleType": entry.get("title_detail", {}).get("type"),
        "authors": [author.get("name") for author in entry.get("authors", [])],
        "published": entry.get("published"),
        # It gives `published` for `updated` where an entry has no `updated`, with a warning.
        "updated": dict.get(entry, "updated"),
        "summary": entry.get("summary"),
        "content": content.get("value"),
        "tags": [tag.term for tag in entry.get("tags", [])],
        "files": [
            {"url": file.get("href"), "type": file.get("type"), "length": file.get("length")}
            for file in entry.get("enclosures", [])
        ],
        "picture": next(
            (m["url"] for m in entry.get("media_content", []) if m.get("medium") == "image"), None
        ),
        "language": entry.get("language", content.get("language")),
        "rights": entry.get("rights"),
        "related": next((a.href for a in entry.links if a.rel == "related"), None),
        "origin": next((a.href for a in entry.links if a.rel == "via"), None),
        "duration": entry.get("itunes_duration"),
        "markdown": entry.get("source_markdown"),
    }


print(json.dumps([read(entry) for entry in feedparser.parse(sys.stdin.buffer.read()).entries]))
