import { describe, expect, test } from 'vitest';
import { readTranscript } from '../../../src/read/transcript/read-transcript.ts';

const read = (text: string, mediaType: string) =>
  readTranscript(new TextEncoder().encode(text), mediaType).map(({ start, speaker, text: said }) =>
    [start, speaker, said].filter((part) => part !== undefined),
  );

describe('a transcript is read as paragraphs', () => {
  test('of WebVTT, with its voices and without its notes, styles and tags', () => {
    const text = `\ufeffWEBVTT - A talk\r\n\r\nNOTE\r\nmade by hand\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n1\r\n00:00.000 --> 00:02.500 align:start\r\n<v.loud Ada Müller>AT&amp;T is &lt;big&gt;,\r\n<i>really</i>.\r\n\r\nintro\r\n00:00:02.500 --> 00:00:04.000\r\n<c.yellow>It</c> <00:00:03.000>is.\r\n\r\n00:04.000 --> 00:05.000\r\n<v Bo>No.</v>\r\n<v Ada Müller>Yes.\r\n`;
    expect(read(text, 'text/vtt')).toEqual([
      [0, 'Ada Müller', 'AT&T is <big>, really. It is.'],
      [4, 'Bo', 'No.'],
      [4, 'Ada Müller', 'Yes.'],
    ]);
  });

  test('of SubRip, with the names that lines begin with', () => {
    const text =
      "1\n00:00:00,000 --> 00:00:02,760\nSarah: In today's episode,\nyou'll learn\n\n2\n00:00:02,760 --> 00:00:06,090\n{\\an8}whether 1 < 2.\n\n3\n00:00:19,080 --> 00:00:21,450\nGillian: Hi.\n4\n01:00:21,450 --> 01:00:25,350\n>> Sarah: Bye.\n";
    expect(read(text, 'application/x-subrip')).toEqual([
      [0, 'Sarah', "In today's episode, you'll learn whether 1 < 2."],
      [19.08, 'Gillian', 'Hi.'],
      [3621.45, 'Sarah', 'Bye.'],
    ]);
  });

  test('of JSON, word by word', () => {
    const segments = [
      { speaker: 'Darth', startTime: 0.5, endTime: 0.75, body: 'I' },
      { speaker: 'Darth', startTime: 1, endTime: 1.25, body: 'am.' },
      { speaker: 'Luke', startTime: 2.75, body: 'Nooooo' },
    ];
    const expected = [
      [0.5, 'Darth', 'I am.'],
      [2.75, 'Luke', 'Nooooo'],
    ];
    expect(read(JSON.stringify({ version: '1.0.0', segments }), 'application/json')).toEqual(
      expected,
    );
    const whisper = { text: 'Hello.', segments: [{ id: 0, start: 1.5, end: 2, text: ' Hello.' }] };
    expect(read(JSON.stringify(whisper), 'application/json')).toEqual([[1.5, 'Hello.']]);
  });

  test('of HTML, with nothing but its text', () => {
    const text =
      '<!doctype html><title>x</title><script>alert(1)</script><cite>Kevin:</cite>\n<time>0:00</time>\n<p>Look <b onclick="x">here</b><img src=x onerror=alert(1)></p><cite>Alban :</cite><time>1:00:09</time><p>No.</p>';
    expect(read(text, 'text/html')).toEqual([
      [0, 'Kevin', 'Look here'],
      [3609, 'Alban', 'No.'],
    ]);
  });

  test.each([
    ['paragraphs', 'One\nline.\n\nTwo.', [['One line.'], ['Two.']]],
    [
      'times and names',
      '[00:12] Ada: Hello.\n[1:02:03] Bo: Hi.',
      [
        [12, 'Ada', 'Hello.'],
        [3723, 'Bo', 'Hi.'],
      ],
    ],
    [
      'names above',
      'Ada (0:12)\nHello.\n\nBo 0:20\nHi.',
      [
        [12, 'Ada', 'Hello.'],
        [20, 'Bo', 'Hi.'],
      ],
    ],
  ])('of text with %s', (_, text, expected) => {
    expect(read(text, 'text/plain')).toEqual(expected);
  });

  test.each([
    ['{', 'application/json'],
    ['<p></p>', 'text/html'],
    ['WEBVTT', 'text/vtt'],
    ['%PDF', 'application/pdf'],
  ])('and of %s nothing is', (text, mediaType) => {
    expect(read(text, mediaType)).toEqual([]);
  });

  test('long speeches are several, and so is what silence separates', () => {
    const cue = (second: number, text: string) =>
      `00:00:${second}.000 --> 00:00:${second + 1}.000\n${text}`;
    const text = `WEBVTT\n\n${cue(10, 'a'.repeat(600))}\n\n${cue(11, 'b.')}\n\n${cue(12, 'c.')}\n\n${cue(30, 'd')}`;
    expect(read(text, 'text/vtt').map(([start]) => start)).toEqual([10, 12, 30]);
  });
});
