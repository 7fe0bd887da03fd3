// Names of files as people typed them, made safe to show, to keep and to send.
import { kindOf } from './kinds.rules.ts';

const MOST_LETTERS = 150;

/** Without a path, control characters, and letters that turn the writing round: "invoice‮fdp.exe" is read backwards. */
export function cleanName(sent: string, kind: string): string {
  const { endings } = kindOf(kind);
  // Browsers write a quotation mark of a name as %22 (HTML, 4.10.22.7).
  const last = sent.replaceAll('%22', '_').toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const ending = /\.([^.]+)$/.exec(plain)?.[1]?.toLowerCase() ?? '';
  const known = endings.includes(ending);
  const stem = [...(known ? plain.slice(0, -ending.length - 1) : plain)].slice(0, MOST_LETTERS).join('').trim();
  return `${stem || 'file'}.${known ? ending : endings[0]}`;
}

/** Content-Disposition with the name in both spellings (RFC 6266, RFC 8187): nothing in it can end the header. */
export function disposition(how: 'attachment' | 'inline', name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\w .()-]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
