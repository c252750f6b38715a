#!/usr/bin/env bash
# What stands between < and > in a plain text of an Atom feed is lost in three readers of four, twice without a trace.
#
# Software: rss-parser 3.13.0, feedparser 2.3.1, @extractus/feed-extractor 7.1.7, feedsmith 3.0.1 (npm).
# Input: a valid Atom feed (RFC 4287). One entry has a title without type and a content of type="text", both plain text
# ("The content is intended to be presented to humans in a readable fashion": no markup), with tolerances in them as a
# quality report has: "Rim <1.2 mm and >0.9 mm", "lots <500>". A second entry has a title of type="html".
#
# Guess: the default type is text, so a reader gives these letters; only type="html" is looked at for markup.
#
# What happens: feedparser takes the plain title for HTML and strips it: "Rim 0.9 mm". The excerpts of rss-parser
# (contentSnippet) and of feed-extractor (description) lose <500>. rss-parser gives the title of type="html" with its
# entities, "Rim &lt;1.2 mm", and the plain one without, and no reader but feedsmith says of which type a text was: who
# shows them cannot know which is which. feedsmith gives all as they are, with the type.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund rss-parser@3.13.0 feedparser@2.3.1 @extractus/feed-extractor@7.1.7 feedsmith@3.0.1 >/dev/null 2>&1
cat > feed.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
 <title>Book</title><id>urn:uuid:6fb33a50-2b1c-8e0e-9f0c-0d0f6c2d6a11</id><updated>2026-11-20T00:00:00Z</updated><author><name>Book</name></author>
 <entry>
  <title>Rim &lt;1.2 mm and &gt;0.9 mm</title>
  <id>urn:uuid:6fb33a50-2b1c-8e0e-9f0c-0d0f6c2d6a12</id><updated>2026-11-20T00:00:00Z</updated>
  <content type="text">AQL 2.5 for lots &lt;500&gt;, else 4.0</content>
 </entry>
 <entry>
  <title type="html">Rim &amp;lt;1.2 mm</title>
  <id>urn:uuid:6fb33a50-2b1c-8e0e-9f0c-0d0f6c2d6a13</id><updated>2026-11-20T00:00:00Z</updated>
  <content type="text">-</content>
 </entry>
</feed>
XML
cat > read.mjs <<'JS'
import fs from 'fs';
import Parser from 'rss-parser';
import FeedParser from 'feedparser';
import {extractFromXml} from '@extractus/feed-extractor';
import {parseFeed} from 'feedsmith';
const xml = fs.readFileSync('feed.xml', 'utf8');
const say = (who, ...texts) => console.log(who + ': ' + texts.join(' | '));
const rss = (await new Parser().parseString(xml)).items;
say('rss-parser', rss[0].title, rss[0].content, rss[0].contentSnippet, rss[1].title);
const old = await new Promise((done, fail) => {
  const p = new FeedParser({feedurl: 'https://book.example/feed.xml'}), items = [];
  p.on('readable', () => { for (let i; (i = p.read());) items.push(i); }).on('end', () => done(items)).on('error', fail);
  p.end(xml);
});
say('feedparser', old[0].title, old[0].description, old[1].title);
const ext = extractFromXml(xml).entries;
say('feed-extractor', ext[0].title, ext[0].description, ext[1].title);
const smith = parseFeed(xml).feed.entries;
say('feedsmith', smith[0].title.value, smith[0].content.value, smith[1].title.value + ' (' + smith[1].title.type + ')');
JS
node read.mjs | tee out
diff - out <<'OUT'
rss-parser: Rim <1.2 mm and >0.9 mm | AQL 2.5 for lots <500>, else 4.0 | AQL 2.5 for lots , else 4.0 | Rim &lt;1.2 mm
feedparser: Rim 0.9 mm | AQL 2.5 for lots <500>, else 4.0 | Rim &lt;1.2 mm
feed-extractor: Rim <1.2 mm and >0.9 mm | AQL 2.5 for lots , else 4.0 | Rim <1.2 mm
feedsmith: Rim <1.2 mm and >0.9 mm | AQL 2.5 for lots <500>, else 4.0 | Rim &lt;1.2 mm (html)
OUT
echo as stated
