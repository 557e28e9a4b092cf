require 'json'
require 'rss'

def read_rss(item)
  {
    id: item.guid&.content,
    link: item.link,
    title: item.title,
    authors: item.dc_creators.map(&:content),
    published: item.pubDate&.iso8601,
    summary: item.description,
    content: item.content_encoded,
    tags: item.categories.map(&:content),
    files: [item.enclosure].compact.map { |file| { url: file.url, type: file.type, length: file.length } },
    picture: item.itunes_image&.href,
    language: item.dc_language,
    rights: item.dc_rights,
    duration: item.itunes_duration&.content
  }
end

def link_of(entry, rel) = entry.links.find { |link| link.rel == rel }&.href

def read_atom(entry)
  {
    id: entry.id.content,
    link: link_of(entry, 'alternate'),
    title: entry.title.content,
    titleType: entry.title.type,
    authors: entry.authors.map { |author| author.name.content },
    published: entry.published&.content&.iso8601,
    updated: entry.updated.content.iso8601,
    summary: entry.summary&.content,
    content: entry.content&.content,
    tags: entry.categories.map(&:label),
    files: entry.links.select { |link| link.rel == 'enclosure' }
                .map { |link| { url: link.href, type: link.type, length: link.length } },
    language: entry.lang,
    rights: entry.rights&.content,
    related: link_of(entry, 'related'),
    origin: link_of(entry, 'via')
  }
end

feed = RSS::Parser.parse($stdin.read)
puts JSON.generate(feed.items.map { |item| feed.is_a?(RSS::Atom::Feed) ? read_atom(item) : read_rss(item) })
