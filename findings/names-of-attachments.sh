#!/usr/bin/env bash
# Inspection reports with Chinese names come without a name, or with two names in one.
#
# Software: mailparser 3.14.2, postal-mime 4.0.0, letterparser 0.1.8, eml-format 0.6.1, eml-parse-js 1.1.15 (npm).
# Input: a mail with 质检报告26-017.pdf (inspection report), named as RFC 2231 has it: in parts (filename*0*, filename*1*), each ended
# between two octets as a line grew too long; and by a plain name for old programs with the Chinese one behind it.
#
# Guess: all five give 质检报告26-017.pdf both times; an old one gives report.pdf for the second.
#
# What happens: mailparser and postal-mime do. letterparser has no name for the first and report.pdf for the second. eml-format has none either, and
# for the second takes the line to its end, octets and all. eml-parse-js puts both names together: report.pdf质检报告26-017.pdf.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mailparser@3.14.2 postal-mime@4.0.0 letterparser@0.1.8 eml-format@0.6.1 eml-parse-js@1.1.15 >/dev/null 2>&1
cat > run.mjs <<'JS'
import mailparser from 'mailparser';
import PostalMime from 'postal-mime';
import { extract } from 'letterparser';
import emlFormat from 'eml-format';
import { readEml } from 'eml-parse-js';
const octets = [...Buffer.from('质检报告26-017.pdf')].map(octet => '%' + octet.toString(16).toUpperCase().padStart(2, '0'));
const part = (from, to) => octets.slice(from, to).join('');
const names = {
  'in parts': `\r\n filename*0*=utf-8''${part(0, 4)};\r\n filename*1*=${part(4, 11)};\r\n filename*2*=${part(11)}`,
  'two names': ` filename="report.pdf"; filename*=utf-8''${part(0)}`,
};
const ask = read => new Promise((done, fail) => read((error, mail) => error ? fail(error) : done(mail)));
for (const [kind, name] of Object.entries(names)) {
  const mail = ['From: Wei <wei@example.com>', 'To: anna@example.com', 'Subject: Report', 'Date: Thu, 5 Mar 2026 09:00:00 +0800', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"', '',
    '--b', 'Content-Type: text/plain; charset=utf-8', '', 'Please see the report.', '--b', 'Content-Type: application/pdf', 'Content-Transfer-Encoding: base64', `Content-Disposition: attachment;${name}`, '', 'JVBERi0=', '--b--', ''].join('\r\n');
  console.log(kind, 'mailparser', (await mailparser.simpleParser(mail)).attachments[0].filename);
  console.log(kind, 'postal-mime', (await PostalMime.parse(mail)).attachments[0].filename);
  console.log(kind, 'letterparser', extract(mail).attachments[0].filename);
  console.log(kind, 'eml-format', (await ask(done => emlFormat.read(mail, done))).attachments[0].name);
  console.log(kind, 'eml-parse-js', (await ask(done => readEml(mail, done))).attachments[0].name);
}
JS
node run.mjs | tee out
diff - out <<'OUT'
in parts mailparser 质检报告26-017.pdf
in parts postal-mime 质检报告26-017.pdf
in parts letterparser undefined
in parts eml-format undefined
in parts eml-parse-js 质检报告26-017.pdf
two names mailparser 质检报告26-017.pdf
two names postal-mime 质检报告26-017.pdf
two names letterparser report.pdf
two names eml-format report.pdf"; filename*=utf-8''%E8%B4%A8%E6%A3%80%E6%8A%A5%E5%91%8A%32%36%2D%30%31%37%2E%70%64%66
two names eml-parse-js report.pdf质检报告26-017.pdf
OUT
echo as stated
