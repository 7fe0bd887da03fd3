// Emails for tests, written here.

import { takeMail } from '../src/mailbox/index.ts';
import type { Ctx } from '../src/platform/context.ts';
import { bytesAsUpload } from '../src/platform/uploads.ts';

type Written = {
  from?: string;
  to?: string;
  subject?: string;
  messageId?: string;
  inReplyTo?: string;
  headers?: readonly string[];
  text?: string;
  html?: string;
  files?: readonly { name: string; type: string; bytes: Buffer }[];
};

let count = 0;

/** A mail as a server hands it over. */
export function mailOf({ text = '', html, files = [], ...mail }: Written): Buffer {
  count += 1;
  const head = [
    ...(mail.from === undefined ? [] : [`From: ${mail.from}`]),
    `To: ${mail.to ?? 'pals@anytown.example'}`,
    `Subject: ${mail.subject ?? 'Hello'}`,
    `Message-ID: ${mail.messageId ?? `<${count}.${process.pid}@example.org>`}`,
    ...(mail.inReplyTo ? [`In-Reply-To: ${mail.inReplyTo}`] : []),
    'Date: Tue, 24 Nov 2026 09:00:00 +0000',
    'MIME-Version: 1.0',
    ...(mail.headers ?? []),
  ];
  const kind = html === undefined ? 'plain' : 'html';
  const words = [`Content-Type: text/${kind}; charset=utf-8`, 'Content-Transfer-Encoding: 8bit', '', html ?? text];
  if (files.length === 0) return Buffer.from([...head, ...words].join('\r\n'));
  const parts = files.map(({ name, type, bytes }) =>
    [
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      bytes.toString('base64').replace(/(.{76})/g, '$1\r\n'),
    ].join('\r\n'),
  );
  const body = [words.join('\r\n'), ...parts].map((part) => `--edge\r\n${part}\r\n`).join('');
  return Buffer.from([...head, 'Content-Type: multipart/mixed; boundary=edge', '', `${body}--edge--\r\n`].join('\r\n'));
}

/** As if it had been fetched. */
export const takeRaw = (ctx: Ctx, raw: Buffer, uid?: number) =>
  takeMail(ctx, bytesAsUpload('', raw), {
    mailbox: 'pals@imap.example',
    cameAt: ctx.now,
    ...(uid ? { uidValidity: 1, uid } : {}),
  });
