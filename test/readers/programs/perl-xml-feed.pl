use strict;
use warnings;
use JSON::PP;
use XML::Atom;
use XML::Feed;

# Without it, everything but the content is bytes.
$XML::Atom::ForceUnicode = 1;
local $/;
my $document = <STDIN>;
my $feed = XML::Feed->parse(\$document) or die XML::Feed->errstr;
my @items = map {
    my @files = $_->enclosure;
    {
        id        => $_->id,
        link      => $_->link,
        title     => $_->title,
        authors   => [$_->author],
        published => $_->issued && $_->issued->epoch * 1000,
        updated   => $_->modified && $_->modified->epoch * 1000,
        summary   => $_->summary->body,
        content   => $_->content->body,
        tags      => [$_->category],
        files     => [map { { url => $_->url, type => $_->type, length => $_->length } } grep { $_ } @files],
    }
} $feed->entries;
print encode_json(\@items);
