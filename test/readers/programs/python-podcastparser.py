import io
import json
import sys

import podcastparser


def read(episode):
    return {
        "id": episode["guid"],
        "link": episode["link"],
        "title": episode["title"],
        "published": episode["published"] * 1000 or None,
        "summary": episode.get("description"),
        "content": episode.get("description_html"),
        "files": [
            # It says -1 of a length that it does not know.
            {"url": file["url"], "type": file["mime_type"], "length": max(file["file_size"], 0)}
            for file in episode["enclosures"]
        ],
        "picture": episode.get("episode_art_url"),
        "duration": episode["total_time"] or None,
    }


document = io.BytesIO(sys.stdin.buffer.read())
print(json.dumps([read(e) for e in podcastparser.parse("https://x.test/", document)["episodes"]]))
