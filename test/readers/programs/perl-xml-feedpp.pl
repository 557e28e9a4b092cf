use strict;
use warnings;
use JSON::PP;
use XML::FeedPP;

local $/;
my $feed = XML::FeedPP->new(scalar <STDIN>, -type => 'string', utf8_flag => 1);
# Of RSS it gives the description, of Atom the content.
my $text = ref($feed) =~ /Atom/ ? 'content' : 'summary';
my @items = map {
    my $tags = $_->category;
    {
        id        => scalar $_->guid,
        link      => scalar $_->link,
        title     => scalar $_->title,
        authors   => [eval { $_->author } // ()],
        published => scalar $_->pubDate,
        $text     => scalar $_->description,
        tags      => ref $tags ? $tags : [$tags // ()],
        picture   => $_->can('image') ? scalar $_->image : undef,
    }
} $feed->get_item;
print encode_json(\@items);
