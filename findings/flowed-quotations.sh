#!/usr/bin/env bash
# "You offered 4.20" is read as "You offered > 4.20": more than 4.20.
#
# Software: postal-mime 4.0.0, mailparser 3.14.2 (npm).
# Input: a mail whose text is format=flowed (RFC 3676), as Thunderbird and Apple Mail send it. A line that ends in a blank goes on in the next; each line of a
# quotation has its own >, which is taken off before lines are joined (4.5).
#
# Guess: both join "> You offered " and "> 4.20 for 1200 pcs." to one line of the quotation.
#
# What happens: mailparser does. postal-mime joins the lines as they are, so that the second > stands within the sentence, before the price. Lines
# outside a quotation are right.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mailparser@3.14.2 postal-mime@4.0.0 >/dev/null 2>&1
cat > run.mjs <<'JS'
import mailparser from 'mailparser';
import PostalMime from 'postal-mime';
const mail = ['From: Wei <wei@example.com>', 'To: anna@example.com', 'Subject: Price', 'Date: Thu, 5 Mar 2026 09:00:00 +0800', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8; format=flowed', '',
  '> You offered ', '> 4.20 for 1200 pcs.', '', 'We can do it, and ', 'ship on 9 March.', ''].join('\r\n');
console.log('mailparser', JSON.stringify((await mailparser.simpleParser(mail)).text.trim()));
console.log('postal-mime', JSON.stringify((await PostalMime.parse(mail)).text.trim()));
JS
node run.mjs | tee out
diff - out <<'OUT'
mailparser "> You offered 4.20 for 1200 pcs.\n\nWe can do it, and ship on 9 March."
postal-mime "> You offered > 4.20 for 1200 pcs.\n\nWe can do it, and ship on 9 March."
OUT
echo as stated
