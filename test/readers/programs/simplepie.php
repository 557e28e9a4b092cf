<?php
// That of Debian's WordPress, which is told by these where it is.
define('ABSPATH', '/usr/share/wordpress/');
define('WPINC', 'wp-includes');
error_reporting(E_ERROR);
require ABSPATH . WPINC . '/class-simplepie.php';

$feed = new SimplePie();
$feed->enable_cache(false);
$feed->set_raw_data(file_get_contents('php://stdin'));
$feed->init();

/** It gives everything ready to be put into a page. */
function toText(?string $html): ?string
{
    return $html === null ? null : htmlspecialchars_decode($html);
}

function read(SimplePie_Item $item): array
{
    $enclosures = array_filter($item->get_enclosures() ?? [], fn ($file) => $file->get_link());
    $isPicture = fn ($file) => $file->get_medium() === 'image';
    $picture = current(array_filter($enclosures, $isPicture));
    $files = array_values(array_filter($enclosures, fn ($file) => !$isPicture($file)));
    return [
        'id' => toText($item->get_id()),
        'link' => toText($item->get_permalink()),
        'title' => $item->get_title(),
        'titleType' => 'html',
        'authors' => array_map(fn ($author) => toText($author->get_name()), $item->get_authors() ?? []),
        'published' => $item->get_date('c'),
        'updated' => $item->get_updated_date('c'),
        'summary' => $item->get_description(true),
        'content' => $item->get_content(true),
        'tags' => array_map(fn ($tag) => toText($tag->get_label()), $item->get_categories() ?? []),
        'files' => array_map(fn ($file) => [
            'url' => toText($file->get_link()),
            'type' => $file->get_type(),
            'length' => $file->get_length(),
        ], $files),
        'picture' => $picture ? toText($picture->get_link()) : null,
        'duration' => isset($files[0]) ? $files[0]->get_duration() : null,
        'rights' => toText($item->get_copyright()),
        'related' => toText($item->get_link(0, 'related')),
        'origin' => toText($item->get_link(0, 'via')),
    ];
}

echo json_encode(array_map('read', $feed->get_items()), JSON_THROW_ON_ERROR);
