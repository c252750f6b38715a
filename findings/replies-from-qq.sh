#!/usr/bin/env bash
# In an answer from QQ Mail, what the buyer asked is taken for what the factory says.
#
# Software: email-reply-parser 2.3.7, planer 1.2.0 (npm).
# Input: the same short answer above the same question, quoted as the mail programs of China write it: 163, QQ Mail (Chinese and English), Foxmail, Outlook in
# Chinese (with and without its line of underscores), an iPhone in Chinese; and Outlook in English.
#
# Guess: both leave the question out of each: their forms are fixed, and the English ones of the same programs are known.
#
# What happens: email-reply-parser knows 163, the iPhone and Outlook with underscores, but keeps the question of QQ Mail in both languages, of Foxmail
# and of Outlook without underscores. planer knows no form in Chinese. So "Can you do 4.20?" of the buyer stands in the answer of the factory.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund email-reply-parser@2.3.7 planer@1.2.0 >/dev/null 2>&1
cat > run.mjs <<'JS'
import EmailReplyParser from 'email-reply-parser';
import planer from 'planer';
const question = 'Can you do 4.20?\nWhen do you ship?', quoted = question.replace(/^/gm, '> ');
const fields = (colon = ': ') => `发件人${colon}Anna <anna@example.com>\n发送时间${colon}2026年3月5日 9:00\n收件人${colon}Wei <wei@example.com>\n主题${colon}Price\n\n${question}`;
const forms = {
  '163': `在 2026-03-05 09:00:00，"Anna" <anna@example.com> 写道：\n\n${quoted}`,
  'iPhone': `在 2026年3月5日，09:00，Anna <anna@example.com> 写道：\n\n${quoted}`,
  'QQ Mail': `------------------ 原始邮件 ------------------\n${fields()}`,
  'QQ Mail, English': `------------------ Original ------------------\nFrom: "Anna" <anna@example.com>;\nDate: Thu, Mar 5, 2026 09:00 AM\nTo: "Wei" <wei@example.com>;\nSubject: Price\n\n${question}`,
  'Foxmail': fields('： '),
  'Outlook': `________________________________\n${fields()}`,
  'Outlook, no line': fields(),
  'Outlook, English': `From: Anna <anna@example.com>\nSent: Thursday, March 5, 2026 9:00 AM\nTo: Wei <wei@example.com>\nSubject: Price\n\n${question}`,
};
for (const [form, quotation] of Object.entries(forms)) {
  const mail = `Price 4.05 is confirmed.\nWe ship on 9 March.\n\nWei\n\n${quotation}`;
  const tell = text => `${text.includes('4.05') ? '' : 'answer lost, '}question ${text.includes('4.20') ? 'KEPT' : 'left out'}`;
  console.log(`${form}: email-reply-parser ${tell(new EmailReplyParser().read(mail).getVisibleText())}; planer ${tell(planer.extractFrom(mail, 'text/plain'))}`);
}
JS
node run.mjs | tee out
diff - out <<'OUT'
163: email-reply-parser question left out; planer question KEPT
iPhone: email-reply-parser question left out; planer question KEPT
QQ Mail: email-reply-parser question KEPT; planer question KEPT
QQ Mail, English: email-reply-parser question KEPT; planer question left out
Foxmail: email-reply-parser question KEPT; planer question KEPT
Outlook: email-reply-parser question left out; planer question KEPT
Outlook, no line: email-reply-parser question KEPT; planer question KEPT
Outlook, English: email-reply-parser question left out; planer question left out
OUT
echo as stated
