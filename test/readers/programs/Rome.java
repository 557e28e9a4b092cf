import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.PrintStream;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints the entries that ROME finds. */
class Rome {
  static Map<String, Object> read(SyndEntry entry) {
    Map<String, Object> item = new TreeMap<>();
    item.put("id", entry.getUri());
    item.put("link", entry.getLink());
    item.put("title", entry.getTitle());
    if (entry.getTitleEx() != null) item.put("titleType", entry.getTitleEx().getType());
    List<SyndPerson> authors = entry.getAuthors();
    item.put("authors", authors.isEmpty()
        ? List.of(entry.getAuthor()) : authors.stream().map(SyndPerson::getName).toList());
    item.put("published", entry.getPublishedDate());
    item.put("updated", entry.getUpdatedDate());
    if (entry.getDescription() != null) item.put("summary", entry.getDescription().getValue());
    for (SyndContent content : entry.getContents()) item.put("content", content.getValue());
    item.put("tags", entry.getCategories().stream().map(SyndCategory::getName).toList());
    item.put("files", entry.getEnclosures().stream().map(Rome::read).toList());
    return item;
  }

  static Map<String, Object> read(SyndEnclosure file) {
    return new TreeMap<>(Map.of(
        "url", file.getUrl(), "type", file.getType(), "length", String.valueOf(file.getLength())));
  }

  static String toJson(Object value) {
    if (value == null) return "null";
    if (value instanceof Date date) return String.valueOf(date.getTime());
    if (value instanceof List<?> list)
      return list.stream().map(Rome::toJson).collect(Collectors.joining(",", "[", "]"));
    if (value instanceof Map<?, ?> map)
      return map.entrySet().stream()
          .map(each -> toJson(each.getKey()) + ":" + toJson(each.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    return value.toString().codePoints()
        .mapToObj(c -> c < 32 || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  public static void main(String[] args) throws Exception {
    var feed = new SyndFeedInput().build(new XmlReader(System.in));
    new PrintStream(System.out, true, "UTF-8")
        .println(toJson(feed.getEntries().stream().map(Rome::read).toList()));
  }
}
