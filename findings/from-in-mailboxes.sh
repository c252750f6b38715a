#!/usr/bin/env bash
# A sentence that begins with From is lost between a reader of mailboxes and a reader of replies.
#
# Software: node-mbox 2.0.0, mbox-parser 1.0.1, mbox-reader 1.2.0, email-reply-parser 2.3.7 (npm).
# Input: an mbox file with one mail. In such a file a line of the text that begins with From has a > before it, put there by the
# program that wrote the file (RFC 4155 tells of it; here as in the kind mboxrd, where the reader takes one > off).
#
# Guess: a reader of mbox files takes the > off again.
#
# What happens: mbox-reader does. node-mbox and mbox-parser, which is made of it, leave it: ">From 9 March on we pack ..." now
# looks as if the buyer had said it and the factory repeated it. email-reply-parser, whose work is to leave such lines out,
# leaves out the promise without a word, and keeps the sentence below it.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-mbox@2.0.0 mbox-parser@1.0.1 mbox-reader@1.2.0 email-reply-parser@2.3.7 >/dev/null 2>&1
printf '%s\n' 'From wei@example.com Thu Mar  5 09:00:00 2026' 'From: Wei <wei@example.com>' 'Subject: Packing' 'Date: Thu, 5 Mar 2026 09:00:00 +0800' \
  '' 'Dear buyer,' '' '>From 9 March on we pack 1200 pcs a day.' 'The last cartons leave on the 20th.' '' 'Regards' 'Wei' '' > a.mbox
cat > read.mjs <<'JS'
import fs from 'fs';
import {MboxStream} from 'node-mbox';
import {mboxParser} from 'mbox-parser';
import {mboxReader} from 'mbox-reader';
import EmailReplyParser from 'email-reply-parser';
const text = mail => mail.slice(mail.indexOf('\n\n') + 2).trim();
const tell = (who, t) => console.log(`${who}: ${JSON.stringify(t.trim())}\n  as a reply: ${JSON.stringify(new EmailReplyParser().read(t).getVisibleText().trim())}`);
const mails = [];
await new Promise(done => MboxStream(fs.createReadStream('a.mbox')).on('data', mail => mails.push(mail.toString())).on('finish', done));
tell('node-mbox', text(mails[0]));
tell('mbox-parser', (await mboxParser(fs.createReadStream('a.mbox')))[0].text);
for await (const mail of mboxReader(fs.createReadStream('a.mbox'))) tell('mbox-reader', text(mail.content.toString()));
JS
node read.mjs | tee out
diff - out <<'OUT'
node-mbox: "Dear buyer,\n\n>From 9 March on we pack 1200 pcs a day.\nThe last cartons leave on the 20th.\n\nRegards\nWei"
  as a reply: "Dear buyer,\nThe last cartons leave on the 20th."
mbox-parser: "Dear buyer,\n\n>From 9 March on we pack 1200 pcs a day.\nThe last cartons leave on the 20th.\n\nRegards\nWei"
  as a reply: "Dear buyer,\nThe last cartons leave on the 20th."
mbox-reader: "Dear buyer,\n\nFrom 9 March on we pack 1200 pcs a day.\nThe last cartons leave on the 20th.\n\nRegards\nWei"
  as a reply: "Dear buyer,\n\nFrom 9 March on we pack 1200 pcs a day.\nThe last cartons leave on the 20th."
OUT
echo as stated
