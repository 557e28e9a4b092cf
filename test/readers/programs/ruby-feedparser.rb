require 'json'
require 'feedparser'

items = FeedParser::Feed.new($stdin.read).items.map do |item|
  {
    link: item.link,
    title: item.title,
    authors: item.creators,
    published: item.date&.getutc&.iso8601,
    content: item.content,
    tags: item.categories,
    files: item.enclosures.map { |url, length, type| { url: url, type: type, length: length } }
  }
end
puts JSON.generate(items)
